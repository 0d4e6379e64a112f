// Filtering by script: the address never says what the list is filtered by.
const filters = document.querySelector("form.filters");
if (filters && document.querySelector(".results")) {
  const show = async (address) => {
    const text = await (await fetch(address)).text();
    document.querySelector(".results").innerHTML = new DOMParser()
      .parseFromString(text, "text/html")
      .querySelector(".results").innerHTML;
  };
  filters.addEventListener("submit", (event) => {
    event.preventDefault();
    show(`${filters.action}?${new URLSearchParams(new FormData(filters))}`);
  });
  addEventListener("pageshow", (event) => {
    filters.reset();
    if (event.persisted) show(location.href);
  });
}
