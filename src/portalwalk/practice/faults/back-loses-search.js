// Search by script: the address is always /search, whatever was searched for.
const searchForm = document.querySelector("form.search");
const searchInput = searchForm?.querySelector("input");
const findByScript = async (address) => {
  const text = await (await fetch(address)).text();
  const found = new DOMParser().parseFromString(text, "text/html");
  document.querySelector(".results").innerHTML = found.querySelector(".results").innerHTML;
};
searchForm?.addEventListener("submit", (event) => {
  event.preventDefault();
  sessionStorage.setItem("query", searchInput.value);
  if (location.pathname === "/search") findWanted();
  else location.href = "/search";
});
const findWanted = () => {
  const query = sessionStorage.getItem("query");
  sessionStorage.removeItem("query");
  searchInput.value = query ?? "";
  findByScript(query === null ? "/search" : `/search?q=${encodeURIComponent(query)}`);
};
if (location.pathname === "/search" && !location.search) {
  document.querySelector(".results").addEventListener("click", (event) => {
    const link = event.target.closest(".tabs a, .pager a");
    if (!link) return;
    event.preventDefault();
    findByScript(link.href);
  });
  addEventListener("pageshow", findWanted);
}
