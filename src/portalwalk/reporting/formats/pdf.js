// Makes the report's page ready for paper. Called in the page by pdf.py with { contents }, the heading of the contents.
// Returns what the contents list, in order: the ids that their page numbers are to be found for.
async ({ contents }) => {
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));
  const shown = (element) => element.getClientRects().length > 0;
  const made = (name, ...inside) => {
    const element = document.createElement(name);
    element.append(...inside);
    return element;
  };

  // nothing lies beside a sheet of paper, and the address of a file would name a folder of this machine
  for (const link of all("a[href]"))
    if (!/^(#|https?:)/i.test(link.getAttribute("href"))) link.removeAttribute("href");

  // pictures wait for their turn on a screen; one that cannot be read must not hold up the others
  const pictures = all("main img").filter(shown);
  const arrived = (image) => image.complete || new Promise((done) => {
    image.addEventListener("load", done, { once: true });
    image.addEventListener("error", done, { once: true });
  });
  for (const image of pictures) image.loading = "eager";
  await Promise.all(pictures.map(arrived));

  // the footer counts the pages, so the page's own count would stand there twice
  const counted = made("style", "@page { @bottom-right { content: none } }");
  // while pages are only counted, pictures keep their place and cost nothing; removed before the second printing
  const unseen = made("style", "img { visibility: hidden }");
  unseen.id = "only-counting";
  document.head.append(counted, unseen);

  const rows = [];
  for (const heading of all("main > section > h2, .problem > header > h3, .journey > h3").filter(shown)) {
    const place = heading.closest(".problem, .journey, main > section");
    place.id ||= `contents-${rows.length + 1}`;
    rows.push({ id: place.id, depth: heading.tagName === "H2" ? 1 : 2, words: heading.innerText.trim() });
  }
  const list = made("ol", ...rows.map((row) => {
    const page = made("span", "0");
    page.className = "page";
    const link = made("a", made("span", row.words), page);
    link.href = `#${row.id}`;
    const item = made("li", link);
    item.dataset.depth = row.depth;
    return item;
  }));
  const nav = made("nav", made("h2", contents), list);
  nav.className = "printed-contents";
  document.querySelector("main").before(nav);
  return rows.map((row) => row.id);
}
