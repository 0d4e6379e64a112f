"use strict";

// Pagers are written while the page is read; frames are made as high as what they show.
function createPageHTML(total, current, addresses) {
  const link = (name, number) =>
    `<a href="javascript:void(0)" onclick="location.href='${addresses[number - 1]}'">${name}</a>`;
  const parts = [`<span class="pager-total">共${total}条 第${current}/${addresses.length}页</span>`];
  if (current > 1) parts.push(link("上一页", current - 1));
  addresses.forEach((address, index) => {
    const number = index + 1;
    parts.push(number === current ? `<span class="current">${number}</span>` : `<a href="${address}">${number}</a>`);
  });
  if (current < addresses.length) parts.push(link("下一页", current + 1), link("尾页", addresses.length));
  if (addresses.length > 1) document.write(parts.join(""));
}

function fitFrame(frame) {
  const fit = () => { frame.style.height = frame.contentDocument.documentElement.scrollHeight + "px"; };
  fit();
  frame.contentWindow.addEventListener("resize", fit);
}
