// What a visitor could click on this screen: links and buttons, shown and hidden, with the menu item around each.
// What a closed menu clips away counts as hidden. Runs in the page; changes nothing.
() => {
  const cut = (text, most) => (text || '').replace(/\s+/g, ' ').trim().slice(0, most);
  const onlyOne = css => { try { return document.querySelectorAll(css).length === 1; } catch { return false; } };
  const selector = el => {
    const path = [];
    for (let at = el; at && at.nodeType === 1 && at !== document.documentElement; at = at.parentElement) {
      if (at.id && onlyOne('#' + CSS.escape(at.id))) { path.unshift('#' + CSS.escape(at.id)); break; }
      const same = at.parentElement ? [...at.parentElement.children].filter(one => one.tagName === at.tagName) : [];
      path.unshift(at.tagName.toLowerCase() + (same.length > 1 ? `:nth-of-type(${same.indexOf(at) + 1})` : ''));
    }
    return path.join(' > ');
  };
  const shown = el => {
    if (!el.checkVisibility({opacityProperty: true, visibilityProperty: true})) return false;
    let {left, top, right, bottom} = el.getBoundingClientRect();
    if (right + scrollX <= 0 || bottom + scrollY <= 0) return false;
    for (let at = el.parentElement; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.position === 'fixed') break;
      if (style.overflowX === 'visible' && style.overflowY === 'visible' && style.clipPath === 'none') continue;
      const box = at.getBoundingClientRect();
      left = Math.max(left, box.left); right = Math.min(right, box.right);
      top = Math.max(top, box.top); bottom = Math.min(bottom, Math.max(box.bottom, style.overflowY === 'visible' ? 1e9 : 0));
    }
    return right - left > 2 && bottom - top > 2;
  };
  const numbers = new Map();
  const itemOf = el => {           // the item of a menu that holds an entry and what opens below it
    const item = el.closest('li, dd, [role=none], .menu-item, .nav-item, .dropdown') || el.parentElement;
    if (!numbers.has(item)) numbers.set(item, numbers.size);
    return numbers.get(item);
  };
  const around = el => {
    const items = [];
    for (let at = el; at && at !== document.body && items.length < 6; at = at.parentElement)
      if (numbers.has(at)) items.push(numbers.get(at));
    return items;
  };
  const wanted = [...document.querySelectorAll('a, button, summary, [role=button], [role=menuitem], [onclick], [tabindex], nav li, [class*=nav] li, [class*=menu] li')]
    .filter(el => el.tagName !== 'LI' || !el.querySelector(':scope > a, :scope > button, :scope > [role=button]')).slice(0, 1200);
  wanted.forEach(itemOf);
  return JSON.stringify(wanted.map(el => {
    const box = el.getBoundingClientRect(), raw = el.getAttribute('href') || '';
    const own = [...el.childNodes].filter(one => one.nodeType === 3 || one.nodeType === 1 && !one.matches('ul, ol, dl, div, nav')).map(one => one.textContent).join(' ');
    const words = cut(own, 40) || cut(el.getAttribute('aria-label') || el.title || el.querySelector('img[alt]')?.alt, 40);
    return {selector: selector(el), tag: el.tagName.toLowerCase(), words, href: raw ? el.href || '' : '', raw: cut(raw, 200), target: el.target || '',
      shown: shown(el), box: [box.x + scrollX, box.y + scrollY, box.width, box.height], item: itemOf(el), items: around(el),
      takesFocus: el.tabIndex >= 0, opens: el.getAttribute('aria-haspopup') || el.getAttribute('aria-expanded') || ''};
  }));
}
