// Articles are opened in place of the list.
document.querySelector(".results .list")?.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link) return;
  event.preventDefault();
  location.replace(link.href);
});
