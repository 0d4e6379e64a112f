"use strict";

// A list that arrives a little late. How many pages of it are shown stands in the hash, and how far down
// the visitor was in the history entry: Back finds both.
{
  const DELAY = 400;
  const list = document.getElementById("rows");
  const loading = document.getElementById("loading");
  const more = document.getElementById("load-more");
  const asked = Number(/^#page=(\d{1,3})$/.exec(location.hash)?.[1] ?? 1);
  let shown = 0;

  const draw = (item) => {
    const row = document.createElement("li");
    const link = document.createElement("a");
    link.href = item.href;
    link.textContent = item.title;
    const date = document.createElement("span");
    date.className = "date";
    date.textContent = item.date;
    row.append(link, date);
    list.append(row);
  };

  const load = async () => {
    const answer = await (await fetch(`${list.dataset.rows}?page=${shown + 1}`)).json();
    shown += 1;
    answer.items.forEach(draw);
    loading.hidden = true;
    more.classList.toggle("is-shown", answer.more);
    return answer.more;
  };

  history.scrollRestoration = "manual";
  setTimeout(async () => {
    while (shown < asked && await load());
    scrollTo(0, history.state?.top ?? 0);
  }, DELAY);

  more.addEventListener("click", async () => {
    more.classList.remove("is-shown");
    loading.hidden = false;
    await load();
    history.replaceState(history.state, "", `#page=${shown}`);
  });
  addEventListener("pagehide", () => history.replaceState({ top: scrollY }, ""));
}
