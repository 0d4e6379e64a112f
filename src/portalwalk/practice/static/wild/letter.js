"use strict";

// The form in the layer: half a letter is kept until it is sent, and the number comes in an alert.
{
  const KEY = "letter";
  const page = parent;
  const form = document.getElementById("letter");
  const save = document.getElementById("save");

  const keep = () => {
    const typed = [...new FormData(form)].filter(([name]) => name !== "csrf_token");
    sessionStorage.setItem(KEY, JSON.stringify(typed));
  };
  for (const [name, typed] of JSON.parse(sessionStorage.getItem(KEY) ?? "[]")) form.elements[name].value = typed;
  form.addEventListener("input", keep);

  save.addEventListener("click", async () => {
    const mistake = mistakeIn(form);
    if (mistake) return sayMistake(form, mistake);
    save.disabled = true;
    const answer = await (await fetch(form.action, { method: "POST", body: new FormData(form) })).json();
    save.disabled = false;
    if (!answer.ok) return sayMistake(form, { name: answer.field, words: answer.message });
    sessionStorage.removeItem(KEY);
    alert(`提交成功，查询码：${answer.code}，请牢记。`);
    page.layer.close();
    page.location.reload();
  });
  document.getElementById("cancel").addEventListener("click", () => page.layer.close());
}
