// Keep readers on the article: whatever they take back is added again.
if (document.querySelector(".article .text")) {
  const stay = () => history.pushState(null, "", location.href);
  stay();
  addEventListener("popstate", stay);
}
