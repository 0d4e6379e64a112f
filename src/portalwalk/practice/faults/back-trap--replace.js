// Pages and articles of a list are opened in place of it: Back passes over all of them.
document.querySelector(".results")?.addEventListener("click", (event) => {
  const link = event.target.closest(".list a, .pager a");
  if (!link) return;
  event.preventDefault();
  location.replace(link.href);
});
