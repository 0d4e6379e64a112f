"use strict";

// A page in a frame above the page, with a shade behind it; the page in the frame closes it, too.
window.layer = {
  open({ title, content }) {
    this.close();
    const shade = document.createElement("div");
    shade.className = "layer-shade";
    const box = document.createElement("div");
    box.className = "layer";
    box.innerHTML = '<div class="layer-title"><span></span><a href="javascript:void(0)" title="关闭">×</a></div><iframe></iframe>';
    box.querySelector("span").textContent = title;
    box.querySelector("a").addEventListener("click", () => this.close());
    const frame = box.querySelector("iframe");
    frame.title = title;
    frame.src = content;
    document.body.append(shade, box);
    history.replaceState({ isWriting: true }, "");
  },

  close() {
    for (const part of document.querySelectorAll(".layer, .layer-shade")) part.remove();
    history.replaceState(null, "");
  },
};
