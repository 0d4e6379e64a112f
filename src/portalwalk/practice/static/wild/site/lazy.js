"use strict";

// Pictures that are loaded when they come into view.
addEventListener("DOMContentLoaded", () => {
  const waiting = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      entry.target.src = entry.target.dataset.src;
      waiting.unobserve(entry.target);
    }
  });
  document.querySelectorAll("img.lazy").forEach((picture) => waiting.observe(picture));
});
