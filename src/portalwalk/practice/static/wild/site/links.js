"use strict";

// New windows, rows that listen for clicks, and a question before the visitor leaves for another site.
function openWin(address) {
  window.open(address);
  return false;
}

document.addEventListener("click", (event) => {
  const row = event.target.closest("div[data-to]");
  if (row) location.href = row.dataset.to;
  const link = event.target.closest("a[href^=http]");
  if (!link || (document.body.dataset.own?.split(" ").includes(link.origin) ?? true)) return;
  event.preventDefault();
  if (confirm("您即将离开本网站，是否继续？")) window.open(link.href);
});
