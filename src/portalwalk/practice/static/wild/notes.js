"use strict";

// From the notes to the form; whoever comes back to a form that was open finds it open.
{
  const agree = document.getElementById("agree");
  const next = document.getElementById("next");
  const write = () => layer.open({ title: next.dataset.title, content: next.dataset.form });

  next.addEventListener("click", () => {
    if (agree.checked) return write();
    alert("请先阅读并同意写信须知");
    agree.focus();
  });
  const [visit] = performance.getEntriesByType("navigation");
  if (visit.type !== "navigate" && history.state?.isWriting) {
    agree.checked = true;
    write();
  }
}
