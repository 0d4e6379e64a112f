// Language, filter, large pictures, quotable links. Without it the page is whole, in its first language.
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));
  const form = document.querySelector(".filter");
  const viewer = document.querySelector(".viewer");

  // language
  const ATTRIBUTES = ["alt", "src", "aria-label", "title", "placeholder"];
  const speak = (lang) => {
    root.dataset.lang = lang;
    root.lang = lang === "zh" ? "zh-CN" : "en";
    for (const name of ATTRIBUTES)
      for (const element of all(`[data-${name}-zh]`))
        element.setAttribute(name, element.getAttribute(`data-${name}-${lang}`));
    for (const element of all("[data-text-zh]")) element.textContent = element.getAttribute(`data-text-${lang}`);
    for (const button of all("[data-speak]")) button.setAttribute("aria-pressed", String(button.dataset.speak === lang));
    sift();
  };
  for (const button of all("[data-speak]")) button.addEventListener("click", () => speak(button.dataset.speak));

  // filter
  const entries = all(".entry").map((element) => ({ element, text: element.textContent.toLowerCase() }));
  const sift = () => {
    const wanted = (name) => form.elements[name]?.value.trim().toLowerCase() ?? "";
    const [text, outcome, journey, impact, indicator] = ["text", "outcome", "journey", "impact", "indicator"].map(wanted);
    let left = 0;
    for (const entry of entries) {
      const its = entry.element.dataset;
      const shown = (!text || entry.text.includes(text)) && (!outcome || its.outcome.toLowerCase() === outcome)
        && (!journey || its.journeys.split(" ").includes(journey)) && (!impact || its.impact === impact)
        && (!indicator || its.indicators.toLowerCase().split(" ").includes(indicator));
      entry.element.hidden = !shown;
      left += Number(shown);
    }
    for (const problem of all(".problem")) problem.hidden = !problem.querySelector(".entry:not([hidden])");
    for (const walk of all(".journey")) walk.hidden = Boolean(journey) && walk.dataset.journey !== journey;
    const status = form.querySelector("[role=status]");
    status.textContent = text || outcome || journey || impact || indicator
      ? status.getAttribute(`data-left-${root.dataset.lang}`).replace("{n}", left).replace("{total}", entries.length)
      : "";
  };
  form.addEventListener("input", sift);
  form.addEventListener("reset", () => setTimeout(sift));
  form.addEventListener("submit", (event) => event.preventDefault());

  // pictures: the address says which one is open, so that Back closes it and a link can name it
  const shots = all(".shot");
  let opened = false;
  const show = (index) => {
    const shot = shots[index];
    const large = viewer.querySelector("img");
    const isWithin = shot.getAttribute("href") === "#";  // one file holds all: there is no larger picture
    large.src = isWithin ? shot.querySelector("img").src : shot.href;
    large.alt = shot.querySelector("img").alt;
    viewer.querySelector("a").href = large.src;
    viewer.querySelector("a").hidden = isWithin;
    viewer.querySelector(".viewer-words").replaceChildren(
      ...all(":scope > figcaption > .viewer-text", shot.closest("figure")).map((words) => words.cloneNode(true)));
    viewer.dataset.index = index;
    viewer.querySelector(".viewer-stage").classList.remove("whole");
    for (const button of all("[data-turn]", viewer)) button.disabled = !shots[index + Number(button.dataset.turn)];
    if (!viewer.open) viewer.showModal();
  };
  const leave = () => {
    if (opened) history.back();
    else location.replace(`#${shots[Number(viewer.dataset.index)].closest("[id]").id}`);
  };
  const turn = (by) => {
    const next = Number(viewer.dataset.index) + by;
    if (shots[next]) location.replace(`#picture=${next + 1}`);
  };
  shots.forEach((shot, index) => shot.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    opened = true;
    location.hash = `picture=${index + 1}`;
  }));
  viewer.addEventListener("cancel", (event) => { event.preventDefault(); leave(); });
  viewer.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") turn(-1);
    if (event.key === "ArrowRight") turn(1);
  });
  viewer.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]")) leave();
    else if (event.target.closest("[data-turn]")) turn(Number(event.target.closest("[data-turn]").dataset.turn));
    else if (event.target.matches("img")) event.target.parentElement.classList.toggle("whole");
  });

  // anchors: open what is folded around the target, and lift a filter that hides it
  const arrive = () => {
    const picture = /^#picture=(\d+)$/.exec(location.hash);
    if (picture && shots[picture[1] - 1]) { show(picture[1] - 1); return; }
    if (viewer.open) { viewer.close(); opened = false; return; }
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    let wasHidden = false;
    if (target.closest("[hidden]")) { form.reset(); sift(); wasHidden = true; }
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details"))
      if (!fold.open) { fold.open = true; wasHidden = true; }
    if (wasHidden) target.scrollIntoView();
  };
  addEventListener("hashchange", arrive);

  // links to quote
  for (const button of all("[data-copy]")) {
    if (!navigator.clipboard) break;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(`${location.href.split("#")[0]}#${button.dataset.copy}`);
      for (const words of button.children) words.hidden = !words.hidden;
      setTimeout(() => { for (const words of button.children) words.hidden = !words.hidden; }, 2000);
    });
  }

  // paper: pictures wait for their turn on the screen, but must all be there before a printer asks for them
  const fetchPictures = () => Promise.allSettled(all("main img").map((image) => {
    image.loading = "eager";
    return image.decode();
  }));
  if (!document.body.classList.contains("is-long")) addEventListener("load", () => setTimeout(fetchPictures));
  document.querySelector("[data-print]").addEventListener("click", async () => { await fetchPictures(); print(); });
  let unfolded = [];
  addEventListener("beforeprint", () => {
    fetchPictures();
    unfolded = all("details.print-open:not([open])");
    for (const fold of unfolded) fold.open = true;
  });
  addEventListener("afterprint", () => { for (const fold of unfolded) fold.open = false; });

  for (const part of all(".languages, .filter, [data-print]")) part.hidden = false;
  arrive();
})();
