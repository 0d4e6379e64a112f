"use strict";

// Query, category and page stand in the hash; the results are drawn a little late.
{
  const DELAY = 500;
  const ALL = "全部";
  const word = document.getElementById("word");
  const answer = document.getElementById("answer");
  let latest = 0;

  const asked = () => {
    const wanted = new URLSearchParams(location.hash.slice(1));
    return { q: wanted.get("q") ?? "", tab: wanted.get("tab") ?? ALL, page: wanted.get("page") ?? "1" };
  };
  const go = (changes) => { location.hash = new URLSearchParams({ ...asked(), ...changes }).toString(); };

  const made = (tag, className, text) => {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    return element;
  };
  const clickable = (className, text, isOn, act) => {
    const element = made("span", isOn ? `${className} on` : className, text);
    if (!isOn) element.addEventListener("click", act);
    return element;
  };

  const hit = (item) => {
    const block = made("div", "hit", "");
    const title = made("div", "hit-title", "");
    title.append(made("span", "tag", item.category));
    const link = document.createElement("a");
    link.href = item.href;
    link.innerHTML = item.title;
    title.append(link);
    const snippet = made("div", "hit-text", "");
    snippet.innerHTML = item.snippet;
    block.append(title, snippet, made("div", "byline", `${item.source}　${item.published}`));
    return block;
  };

  const pager = (page, last) => {
    const bar = made("div", "pager", "");
    const turn = (text, to) => bar.append(clickable("turn", text, to === page, () => go({ page: String(to) })));
    if (page > 1) turn("上一页", page - 1);
    const first = Math.max(1, Math.min(page - 3, last - 6));
    for (let number = first; number <= Math.min(last, first + 6); number += 1) turn(String(number), number);
    if (page < last) turn("下一页", page + 1);
    return bar;
  };

  const draw = (wanted, found) => {
    const tabs = made("div", "result-tabs", "");
    for (const { name, count } of found.tabs) {
      tabs.append(clickable("result-tab", `${name}(${count})`, name === wanted.tab, () => go({ tab: name, page: "1" })));
    }
    const parts = found.notice ? [made("p", "empty", found.notice)] : [];
    if (wanted.q) parts.push(made("p", "asked", `为您找到与“${wanted.q}”相关的结果共${found.total}条`), tabs);
    parts.push(...found.items.map(hit));
    if (found.last > 1) parts.push(pager(found.page, found.last));
    answer.replaceChildren(...parts);
  };

  const ask = () => {
    const wanted = asked();
    const mine = (latest += 1);
    word.value = wanted.q;
    answer.replaceChildren(made("p", "loading", "正在搜索…"));
    setTimeout(async () => {
      const found = await (await fetch("/api/query?" + new URLSearchParams(wanted))).json();
      if (mine === latest) draw(wanted, found);
    }, DELAY);
  };

  const search = () => go({ q: word.value.trim(), tab: ALL, page: "1" });
  document.getElementById("go").addEventListener("click", search);
  word.addEventListener("keydown", (event) => { if (event.key === "Enter") search(); });
  addEventListener("hashchange", ask);
  ask();
}
