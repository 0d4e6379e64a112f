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

// The notice over the home page: who has closed it is not shown it again.
const notice = document.getElementById("notice");
if (notice && localStorage.getItem("notice") !== "closed") {
  notice.hidden = false;
  notice.querySelector("button").addEventListener("click", () => {
    localStorage.setItem("notice", "closed");
    notice.remove();
  });
}
