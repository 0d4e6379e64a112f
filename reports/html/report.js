// Language, filter, large pictures, quotable links. Without it the page is whole, in its first language.
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));
  const form = document.querySelector(".filter");
  const viewer = document.querySelector(".viewer");
  const first = root.dataset.lang;

  // language
  const ATTRIBUTES = ["alt", "src", "aria-label", "title", "placeholder"];
  const word = (lang, from = document) => {
    for (const name of ATTRIBUTES)
      for (const element of all(`[data-${name}-zh]`, from))
        element.setAttribute(name, element.getAttribute(`data-${name}-${lang}`));
    for (const element of all("[data-text-zh]", from)) element.textContent = element.getAttribute(`data-text-${lang}`);
  };
  const speak = (lang) => {
    root.dataset.lang = lang;
    root.lang = lang === "zh" ? "zh-CN" : "en";
    word(lang);
    for (const button of all("[data-speak]")) button.setAttribute("aria-pressed", String(button.dataset.speak === lang));
    sift();
  };
  for (const button of all("[data-speak]")) button.addEventListener("click", () => speak(button.dataset.speak));

  // a long report: what stands in noscript is made when the reader comes near, and the rest whenever there is time
  const make = (holder) => {
    const box = document.createElement("template");
    box.innerHTML = holder.textContent;
    if (root.dataset.lang !== first) word(root.dataset.lang, box.content);
    if (navigator.clipboard) for (const button of all("[data-copy]", box.content)) button.hidden = false;
    const place = holder.parentElement;
    holder.replaceWith(box.content);
    if (!place.querySelector(":scope > noscript")) place.removeAttribute("data-later");
  };
  const makeIn = (place) => { for (const holder of all("noscript", place)) make(holder); };
  const near = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      for (const holder of all(":scope > noscript", target)) make(holder);
    }
  }, { rootMargin: "1600px 0px" });
  for (const place of all("[data-later]")) near.observe(place);
  document.addEventListener("toggle", ({ target }) => {
    if (target.open) for (const holder of all(":scope > noscript", target)) make(holder);
  }, true);
  const left = all("noscript").values();
  const goOn = (time) => {
    while (time.timeRemaining() > 8) {
      const { done, value } = left.next();
      if (done) return;
      if (value.isConnected) make(value);
    }
    requestIdleCallback(goOn);
  };
  if (window.requestIdleCallback) addEventListener("load", () => setTimeout(() => requestIdleCallback(goOn), 1000));

  // filter
  const entries = all(".entry").map((element) => ({ element }));
  const textOf = (entry) => (entry.text ??= entry.element.querySelector("noscript")
    ? entry.element.textContent.replace(/<[^>]*>/g, " ").toLowerCase()
    : entry.element.textContent.toLowerCase());
  const sift = () => {
    const wanted = (name) => form.elements[name]?.value.trim().toLowerCase() ?? "";
    const [text, outcome, journey, impact, indicator] = ["text", "outcome", "journey", "impact", "indicator"].map(wanted);
    const narrows = Boolean(text || outcome || journey || impact || indicator);
    const shownIn = new Set();
    let left = 0;
    for (const entry of entries) {
      const its = entry.element.dataset;
      const shown = (!outcome || its.outcome.toLowerCase() === outcome) && (!impact || its.impact === impact)
        && (!journey || its.journeys.split(" ").includes(journey))
        && (!indicator || its.indicators.toLowerCase().split(" ").includes(indicator))
        && (!text || textOf(entry).includes(text));
      if (entry.element.hidden === shown) entry.element.hidden = !shown;
      if (shown) shownIn.add(entry.element.parentElement);
      left += Number(shown);
    }
    for (const problem of all(".problem")) problem.hidden = !shownIn.has(problem);
    for (const walk of all(".journey")) walk.hidden = Boolean(journey) && walk.dataset.journey !== journey;
    const status = form.querySelector("[role=status]");
    status.textContent = narrows
      ? status.getAttribute(`data-left-${root.dataset.lang}`)
        .replace("{n}", left.toLocaleString(root.lang)).replace("{total}", entries.length.toLocaleString(root.lang))
      : "";
  };
  // the history keeps the filter, so that Back finds the list as it was left
  const keep = () => history.replaceState({ filter: Object.fromEntries(new FormData(form)) }, "");
  const recall = () => {
    if (!history.state?.filter) { keep(); return; }  // a link within the page was followed: the filter stays
    const top = scrollY;
    let isOther = false;
    for (const control of all("input, select", form)) {
      const kept = history.state.filter[control.name] ?? "";
      isOther ||= control.value !== kept;
      control.value = kept;
    }
    if (!isOther) return;
    sift();
    scrollTo(0, top);
  };
  form.addEventListener("input", () => { sift(); keep(); });
  form.addEventListener("reset", () => setTimeout(() => { sift(); keep(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", () => { if (!viewer.open && !location.hash.startsWith("#picture=")) recall(); });

  // pictures: the address says which one is open, so that Back closes it and a link can name it
  const place = (shot) => shot.closest(".entry, .step");
  const name = (shot) => `#picture=${place(shot).id}:${all(".shot", place(shot)).indexOf(shot) + 1}`;
  const named = (hash) => {
    const [, id, number] = /^#picture=(.+):(\d+)$/.exec(decodeURIComponent(hash)) ?? [];
    const there = id && document.getElementById(id);
    if (!there) return undefined;
    makeIn(there);
    return all(".shot", there)[number - 1];
  };
  const beside = (shot, by) => {
    const shots = all(".shot", place(shot));
    if (shots[shots.indexOf(shot) + by]) return shots[shots.indexOf(shot) + by];
    const places = all(".entry, .step");
    for (let at = places.indexOf(place(shot)) + by; places[at]; at += by) {
      if (places[at].closest("[hidden]")) continue;
      makeIn(places[at]);
      const its = all(".shot", places[at]);
      if (its.length) return by > 0 ? its[0] : its.at(-1);
    }
    return undefined;
  };
  let shown, opened = false;
  const show = (shot) => {
    const large = viewer.querySelector("img");
    const isWithin = shot.getAttribute("href") === "#";  // one file holds all: there is no larger picture
    shown = shot;
    large.src = isWithin ? shot.querySelector("img").src : shot.href;
    large.alt = shot.querySelector("img").alt;
    viewer.querySelector("a").href = large.src;
    viewer.querySelector("a").hidden = isWithin;
    viewer.querySelector(".viewer-words").replaceChildren(
      ...all(":scope > figcaption > .viewer-text", shot.closest("figure")).map((words) => words.cloneNode(true)));
    viewer.querySelector(".viewer-stage").classList.remove("whole");
    for (const button of all("[data-turn]", viewer)) button.disabled = !beside(shot, Number(button.dataset.turn));
    if (!viewer.open) viewer.showModal();
  };
  const leave = () => {
    if (opened) history.back();
    else location.replace(`#${place(shown).id}`);
  };
  const turn = (by) => {
    const next = beside(shown, by);
    if (next) location.replace(name(next));
  };
  document.addEventListener("click", (event) => {
    const shot = event.target.closest?.("main .shot");
    if (!shot || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    makeIn(place(shot));
    opened = true;
    location.hash = name(shot);
  });
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
    const picture = named(location.hash);
    if (picture) { show(picture); return; }
    if (viewer.open) { viewer.close(); opened = false; return; }
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    let wasHidden = target.matches("[data-later]");
    if (wasHidden) makeIn(target);
    if (target.closest("[hidden]")) { form.reset(); sift(); wasHidden = true; }
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details"))
      if (!fold.open) { fold.open = true; wasHidden = true; }
    if (wasHidden) target.scrollIntoView();
  };
  addEventListener("hashchange", arrive);

  // links to quote
  if (navigator.clipboard) for (const button of all("[data-copy]")) button.hidden = false;
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(`${location.href.split("#")[0]}#${button.dataset.copy}`);
    for (const words of button.children) words.hidden = !words.hidden;
    setTimeout(() => { for (const words of button.children) words.hidden = !words.hidden; }, 2000);
  });

  // paper: pictures wait for their turn on the screen, but must all be there before a printer asks for them
  const fetchPictures = () => {
    makeIn(document);
    return Promise.allSettled(all("main img").map((image) => {
      image.loading = "eager";
      return image.decode();
    }));
  };
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
  recall();
  arrive();
})();
