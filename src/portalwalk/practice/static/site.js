"use strict";

// The menu of the phone layout.
const menuButton = document.querySelector(".menu-button");
if (menuButton) {
  const menu = document.getElementById(menuButton.getAttribute("aria-controls"));
  menuButton.addEventListener("click", () => {
    const isOpen = menu.classList.toggle("is-open");
    menuButton.setAttribute("aria-expanded", String(isOpen));
  });
}

// Pictures that are loaded when they come into view, and the switch for large letters.
const waiting = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (!entry.isIntersecting) continue;
    entry.target.src = entry.target.dataset.src;
    waiting.unobserve(entry.target);
  }
});
for (const picture of document.querySelectorAll("img.lazy")) waiting.observe(picture);
for (const button of document.querySelectorAll("[data-large]")) {
  button.addEventListener("click", () => document.documentElement.classList.toggle("large"));
}
