// How the navigation entry of the page one is on differs from its neighbours, and whether a heading says its name.
// Runs in the page; changes nothing.
([css, name]) => {
  const el = document.querySelector(css);
  if (!el) return null;
  const cut = text => (text || '').replace(/\s+/g, '').trim();
  const visible = one => one.checkVisibility({opacityProperty: true, visibilityProperty: true}) && one.getBoundingClientRect().width > 1;
  const linkOf = one => one.matches('a, button, [role=menuitem]') ? one : one.querySelector('a, button, [role=menuitem]');
  let item = el, group = [];
  for (let depth = 0; depth < 5 && item.parentElement && item !== document.body; depth++, item = item.parentElement) {
    group = [...item.parentElement.children].filter(one => one.tagName === item.tagName && visible(one) && linkOf(one) && visible(linkOf(one)));
    const short = group.filter(one => { const words = cut(linkOf(one).textContent); return words.length > 1 && words.length <= 14 && !/^[\d<>«»‹›.]+$/.test(words); });
    if (short.length >= 3 && short.length >= group.length - 1) break;
    group = [];
  }
  if (!group.length) return null;
  const MARK = /(^|[-_ ])(current|active|on|cur|curr|selected|sel|now|here|hover|act|this|focus|checked|open|bright|highlight|ed)([-_ ]|\d|$)/i;
  const looks = ['color', 'backgroundColor', 'backgroundImage', 'backgroundPosition', 'fontWeight', 'fontSize', 'fontStyle', 'borderTopColor', 'borderTopWidth',
    'borderBottomColor', 'borderBottomWidth', 'borderLeftColor', 'borderLeftWidth', 'boxShadow', 'textDecorationLine', 'opacity', 'transform'];
  const styleOf = (one, pseudo) => { const style = getComputedStyle(one, pseudo); return looks.map(look => style[look]).join('|') + (pseudo ? style.content + style.display : ''); };
  const look = one => {
    const link = linkOf(one), text = [link, ...link.querySelectorAll('*')].find(at => [...at.childNodes].some(node => node.nodeType === 3 && node.nodeValue.trim())) || link;
    return [one, link, text].map(at => styleOf(at) + styleOf(at, '::before') + styleOf(at, '::after')).join('#') + one.querySelectorAll('img, svg, i').length +
      (link.tagName === 'A' ? (link.hasAttribute('href') ? 'link' : 'text') : link.tagName);
  };
  const parts = one => [one, linkOf(one), ...linkOf(one).children];
  const current = one => parts(one).some(at => { const said = at.getAttribute('aria-current') || at.getAttribute('aria-selected'); return said && said !== 'false'; });
  const classed = one => parts(one).some(at => typeof at.className === 'string' && MARK.test(at.className));
  const others = group.filter(one => one !== item);
  const mine = look(item), theirs = others.map(look);
  const marked = current(item) && !others.every(current) ? 'aria-current' : classed(item) && !others.every(classed) ? 'class' :
    theirs.filter(one => one === mine).length < others.length / 2 ? 'look' : '';
  const wanted = cut(name), heading = [...document.querySelectorAll('body *')].some(one => {
    if (item.parentElement.contains(one) || !visible(one)) return false;
    const own = cut([...one.childNodes].filter(node => node.nodeType === 3).map(node => node.nodeValue).join(''));
    return own && own.length <= wanted.length + 6 && own.includes(wanted) && (/^H[1-4]$/.test(one.tagName) || !one.closest('a, li, nav, footer, option'));
  });
  const box = item.getBoundingClientRect();
  return {marked, heading, box: [box.x + scrollX, box.y + scrollY, box.width, box.height], neighbours: others.length};
}
