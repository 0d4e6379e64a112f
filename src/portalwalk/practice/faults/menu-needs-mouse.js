// Written for the mouse alone.
for (const item of document.querySelectorAll(".menu li")) {
  item.addEventListener("mouseenter", () => item.classList.add("is-over"));
  item.addEventListener("mouseleave", () => item.classList.remove("is-over"));
}
