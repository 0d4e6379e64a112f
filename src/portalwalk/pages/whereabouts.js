// Where each thing can be seen on the page: [x, y, width, height] in CSS px of the window; null when nowhere.
(wanted) => {
  const MOST_TRIED = 20;
  const boxOf = (there) => {
    const seen = [...there.getClientRects()].some((one) => one.width > 1 && one.height > 1);
    const { x, y, width, height } = there.getBoundingClientRect();
    return seen && width > 1 && height > 1 ? [x, y, width, height] : null;
  };
  const isShown = (element) => getComputedStyle(element).visibility === "visible";

  const boxOfField = (value) => {  // one that holds these words
    const held = [...document.querySelectorAll("input, textarea")].filter(
      (one) => one.type !== "password" && one.value.trim() === value.trim());
    return held.filter(isShown).map(boxOf).find(Boolean) ?? null;
  };

  const boxOfElement = (selector) => {
    const found = document.querySelector(selector);
    return found && boxOf(found);
  };

  const boxBetween = (first, last) => {  // all from one element to another
    const all = document.createRange();
    all.setStartBefore(document.querySelector(first));
    all.setEndAfter(document.querySelector(last));
    return boxOf(all);
  };

  const boxOfWords = (sought) => {
    // The page's own words, in whatever elements they stand and however they are broken.
    const bare = sought.replace(/\s+/g, "");
    if (!bare || !document.body) return null;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const nodes = [], starts = [];
    let said = "";
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!node.data.trim() || node.parentElement.closest("script, style, noscript, template, textarea")) continue;
      nodes.push(node);
      starts.push(said.length);
      said += node.data.replace(/\s+/g, "");
    }
    const placeOf = (at) => {  // the node that holds this character, and where in it
      const number = starts.findLastIndex((start) => start <= at);
      let left = at - starts[number], offset = 0;
      for (const character of nodes[number].data) {
        if (!/\s/.test(character)) {
          if (left <= 0) break;
          left -= character.length;
        }
        offset += character.length;
      }
      return [nodes[number], offset];
    };
    for (let at = said.indexOf(bare), tried = 0; at >= 0 && tried < MOST_TRIED; tried += 1) {
      const range = document.createRange();
      const [last, offset] = placeOf(at + bare.length - 1);
      range.setStart(...placeOf(at));
      range.setEnd(last, offset + 1);
      const box = isShown(range.startContainer.parentElement) ? boxOf(range) : null;
      if (box) return box;
      at = said.indexOf(bare, at + 1);
    }
    return null;
  };

  const ways = { field: boxOfField, element: boxOfElement, between: boxBetween, words: boxOfWords };
  return wanted.map(([way, ...what]) => {
    try {
      return ways[way](...what);
    } catch {
      return null;  // no such element, or none that this selector finds without Playwright
    }
  });
}
