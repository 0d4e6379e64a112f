// Every list starts at the top, also the one that a visitor comes back to.
if (document.querySelector(".results")) {
  history.scrollRestoration = "manual";
  addEventListener("pageshow", () => setTimeout(() => scrollTo(0, 0)));
}
