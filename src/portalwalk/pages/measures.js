// What a phone or tablet shows of a page. Lengths are CSS px. Runs in the page; changes nothing.
(limits) => {
  const root = document.documentElement, screenWidth = screen.width, width = root.clientWidth;
  const scale = window.visualViewport ? visualViewport.scale : 1;
  const cut = (text, most) => (text || '').replace(/\s+/g, ' ').trim().slice(0, most);
  const visible = el => el.checkVisibility({opacityProperty: true, visibilityProperty: true});
  const selector = el => {
    if (el.id && document.querySelectorAll('#' + CSS.escape(el.id)).length === 1) return '#' + CSS.escape(el.id);
    const path = [];
    for (let at = el; at && at.nodeType === 1 && at !== root; at = at.parentElement) {
      if (at !== el && at.id && document.querySelectorAll('#' + CSS.escape(at.id)).length === 1) { path.unshift('#' + CSS.escape(at.id)); break; }
      const same = at.parentElement ? [...at.parentElement.children].filter(one => one.tagName === at.tagName) : [];
      path.unshift(at.tagName.toLowerCase() + (same.length > 1 ? `:nth-of-type(${same.indexOf(at) + 1})` : ''));
    }
    return path.join(' > ');
  };
  const boxOf = box => [box.x + scrollX, box.y + scrollY, box.width, box.height];
  const spot = (el, box, px) => ({target: selector(el), what: cut(el.innerText || el.alt || el.tagName, 60), px: Math.round(px * 100) / 100, box: boxOf(box)});
  const all = [...document.body.querySelectorAll('*')];

  const scrolls = el => { for (let at = el.parentElement; at && at !== document.body && at !== root; at = at.parentElement)
    if (/auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX)) return true; return false; };
  const sideways = [];
  if (root.scrollWidth > width + 2)
    for (const el of all) {
      if (sideways.length >= limits.spots) break;
      const box = el.getBoundingClientRect();
      if (box.width < 1 || box.height < 1 || box.right + scrollX <= width + 2 || !visible(el) || scrolls(el)) continue;
      if (sideways.some(([other]) => other.contains(el))) continue;
      sideways.push([el, spot(el, box, box.right + scrollX)]);
    }

  let chars = 0, tinyChars = 0;
  const tiny = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue.trim(), el = node.parentElement;
    if (!text || !el || /^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE|OPTION|SUP|SUB)$/.test(el.tagName)) continue;
    const box = el.getBoundingClientRect();
    if (!visible(el) || box.width < 2 || box.height < 2) continue;
    chars += text.length;
    const px = parseFloat(getComputedStyle(el).fontSize) * scale;
    if (px < limits.smallest - 0.05) { tinyChars += text.length; if (!tiny.has(el)) tiny.set(el, spot(el, box, px)); }
  }

  const clipped = el => {         // hidden from sight but not from screen readers, such as a skip link
    for (let at = el; at && at !== document.body; at = at.parentElement) {
      const box = at.getBoundingClientRect(), style = getComputedStyle(at);
      if (style.overflow !== 'visible' && (box.width <= 1 || box.height <= 1) || style.clip === 'rect(0px, 0px, 0px, 0px)' || style.clipPath === 'inset(50%)') return true;
    }
    return false;
  };
  const targets = all.filter(el => (el.matches('a[href], button, select, input:not([type=hidden]):not([type=checkbox]):not([type=radio]), textarea, [role=button], [role=tab], [onclick], summary')) && visible(el))
    .filter(el => !el.parentElement.closest('a[href], button, [role=button]')).map(el => [el, el.getBoundingClientRect()])
    .filter(([el, box]) => box.width > 1 && box.height > 1 && box.right > 0 && box.bottom + scrollY > 0 && box.x < root.scrollWidth && !clipped(el));
  const inline = el => el.tagName === 'A' && getComputedStyle(el).display.startsWith('inline') &&
    [...el.parentElement.childNodes].some(one => one.nodeType === 3 && one.nodeValue.trim().length > 3);
  const crowded = [], small = 24;
  const centre = box => [box.x + box.width / 2, box.y + box.height / 2];
  for (const [el, box] of targets) {
    if ((box.width >= small && box.height >= small) || inline(el)) continue;
    const [cx, cy] = centre(box);
    const clash = targets.some(([other, rect]) => {
      if (other === el || other.contains(el) || el.contains(other)) return false;
      if (rect.width < small || rect.height < small) { const [ox, oy] = centre(rect); return Math.hypot(ox - cx, oy - cy) < small - 0.5; }
      const dx = Math.max(rect.x - cx, 0, cx - rect.right), dy = Math.max(rect.y - cy, 0, cy - rect.bottom);
      return Math.hypot(dx, dy) < small / 2 - 0.5;
    });
    if (clash) crowded.push(spot(el, box, Math.min(box.width, box.height)));
  }

  const covering = [], closers = [];
  const high = innerHeight, wide = innerWidth;
  for (const el of all) {
    const style = getComputedStyle(el);
    if (style.position !== 'fixed' && style.position !== 'sticky' || !visible(el) || style.pointerEvents === 'none' && style.backgroundColor === 'rgba(0, 0, 0, 0)') continue;
    const box = el.getBoundingClientRect();
    const w = Math.min(box.right, wide) - Math.max(box.x, 0), h = Math.min(box.bottom, high) - Math.max(box.y, 0);
    if (w <= 0 || h <= 0) continue;
    const share = w * h / (wide * high);
    const isBar = w > wide * 0.9 && (box.y <= 2 && h < high * 0.25 || box.bottom >= high - 2 && h < high * 0.15);
    if (style.position === 'sticky' && box.y > 2 && box.bottom < high - 2) continue;
    if (share < limits.share || isBar || covering.some(([other]) => other.contains(el))) continue;
    const close = [...el.querySelectorAll('*')].concat(el.nextElementSibling || []).find(one => visible(one) &&
      (/^(关闭|关|×|✕|✖|X|x|close|我知道了|知道了|确定|取消|不再提示)$/i.test(cut(one.innerText, 12)) || /关闭|close/i.test((one.getAttribute('aria-label') || '') + (one.title || '') + ' ' + (typeof one.className === 'string' ? one.className : ''))));
    covering.push([el, spot(el, box, share)]);
    closers.push(close ? selector(close) : '');
  }
  const meta = [...document.querySelectorAll('meta[name=viewport i]')].pop();
  return {title: document.title, viewport: meta ? meta.content || '' : null, screen: screenWidth, layout: width, content: root.scrollWidth,
    sideways: sideways.map(([, one]) => one), chars, tiny_chars: tinyChars,
    tiny: [...tiny.values()].sort((a, b) => b.what.length - a.what.length).slice(0, limits.spots),
    targets: targets.length, crowded: crowded.slice(0, limits.spots * 2), covering: covering.map(([, one]) => one), closers};
}
