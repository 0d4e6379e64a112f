// Paging by script: the address never says which page of the list is shown.
if (location.pathname !== "/search" && document.querySelector(".pager")) {
  const list = document.querySelector(".results");
  const show = async (address) => {
    const text = await (await fetch(address)).text();
    list.innerHTML = new DOMParser().parseFromString(text, "text/html").querySelector(".results").innerHTML;
  };
  list.addEventListener("click", async (event) => {
    const link = event.target.closest(".pager a");
    if (!link) return;
    event.preventDefault();
    await show(link.href);
    list.scrollIntoView();
  });
  addEventListener("pageshow", (event) => event.persisted && show(location.href));
}
