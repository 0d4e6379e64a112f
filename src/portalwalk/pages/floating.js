// Boxes that float over the page: how much of the window they take, whether content lies under them, where they stand.
// Runs in the page; changes nothing.
(limits) => {
  const wide = innerWidth, high = innerHeight;
  const cut = (text, most) => (text || '').replace(/\s+/g, ' ').trim().slice(0, most);
  const visible = el => el.checkVisibility({opacityProperty: true, visibilityProperty: true});
  const selector = el => {
    const path = [];
    for (let at = el; at && at.nodeType === 1 && at !== document.documentElement; at = at.parentElement) {
      if (at.id && document.querySelectorAll('#' + CSS.escape(at.id)).length === 1) { path.unshift('#' + CSS.escape(at.id)); break; }
      const same = at.parentElement ? [...at.parentElement.children].filter(one => one.tagName === at.tagName) : [];
      path.unshift(at.tagName.toLowerCase() + (same.length > 1 ? `:nth-of-type(${same.indexOf(at) + 1})` : ''));
    }
    return path.join(' > ');
  };
  const onScreen = box => { const w = Math.min(box.right, wide) - Math.max(box.x, 0), h = Math.min(box.bottom, high) - Math.max(box.y, 0); return w > 0 && h > 0 ? w * h / (wide * high) : 0; };
  const empty = el => !cut(el.innerText, 4) && !el.querySelector('img, video, iframe, canvas, svg, input, button, a');
  const floats = el => {
    const style = getComputedStyle(el);
    if (style.position === 'fixed' || el.tagName === 'DIALOG' && el.open) return true;
    return style.position === 'absolute' && style.zIndex !== 'auto' && +style.zIndex > 0 && (!el.offsetParent || el.offsetParent === document.body);
  };
  const seeThrough = el => { const style = getComputedStyle(el); return empty(el) && style.backgroundImage === 'none' && /^rgba\(.*, 0\)$|transparent/.test(style.backgroundColor); };
  const all = [...document.body.querySelectorAll('*')].filter(el => floats(el) && visible(el) && !seeThrough(el));
  const tops = all.filter(el => !all.some(other => other !== el && other.contains(el) && !coversAll(other)));
  function coversAll(el) { return onScreen(el.getBoundingClientRect()) > 0.9; }
  const isContent = el => el && el !== document.body && el !== document.documentElement && (/^(IMG|VIDEO|CANVAS|IFRAME|INPUT|SELECT|TEXTAREA|BUTTON|A|OBJECT|EMBED|TABLE|TD|TH)$/.test(el.tagName) ||
    [...el.childNodes].some(node => node.nodeType === 3 && node.nodeValue.trim()) || (el.childElementCount && el.children.length < 12 && cut(el.innerText, 4) && el.getBoundingClientRect().height < 200));
  const under = (el, box) => {     // of a grid of points, how many show the box with content of the page below it
    let points = 0, hits = 0;
    const left = Math.max(box.x, 0), top = Math.max(box.y, 0), w = Math.min(box.right, wide) - left, h = Math.min(box.bottom, high) - top;
    for (let i = 1; i <= 7; i++) for (let j = 1; j <= 7; j++) {
      const stack = document.elementsFromPoint(left + w * i / 8, top + h * j / 8);
      points++;
      const first = stack.findIndex(at => el.contains(at)), floating = at => tops.some(one => one.contains(at));
      hits += first >= 0 && stack.slice(0, first).every(floating) && stack.slice(first).some(at => !floating(at) && isContent(at));
    }
    return hits / points;
  };
  const NAMES = /关闭|收起|隐藏|最小化|close|guanbi|minimi[sz]e|hide|fold|shou-?qi|(^|[-_ ])(x|shut|cancel|dismiss|esc)([-_ ]|\d|$)/i;
  const SAYS = /^(\[?关闭\]?|关|×|✕|✖|╳|❌|X|x|close|我知道了|知道了|我已知晓|已阅读|收起|隐藏|最小化|—|–|-|不再(提示|显示|弹出)|今日不再.*|确定|取消|跳过|进入(网站|首页)?|以后再说|暂不.*|ok|got it|dismiss|no,? thanks)\s*[(（]?\d*s?[)）]?$/i;
  const closers = el => {
    const box = el.getBoundingClientRect();
    const near = [...document.body.querySelectorAll('*')].filter(one => {
      if (!visible(one) || one.contains(el)) return false;
      const r = one.getBoundingClientRect();
      return r.width > 3 && r.height > 3 && (el.contains(one) || tops.some(top => top !== el && top.contains(one)) && r.x < box.right + 60 && r.right > box.x - 60 && r.y < box.bottom + 60 && r.bottom > box.y - 60);
    });
    const weigh = one => {
      const r = one.getBoundingClientRect(), said = cut(one.innerText, 14);
      const named = `${one.getAttribute('aria-label') || ''} ${one.title || ''} ${one.id} ${typeof one.className === 'string' ? one.className : ''} ${one.alt || ''} ${one.tagName === 'IMG' ? (one.src || '').split('/').pop() : ''} ${one.getAttribute('onclick') || ''}`;
      let weight = 3 * SAYS.test(said) + 2 * (NAMES.test(named) && r.width < 120 && r.height < 80) ;
      const clickable = /^(A|BUTTON|AREA)$/.test(one.tagName) || one.hasAttribute('onclick') || getComputedStyle(one).cursor === 'pointer';
      const corner = r.right > box.right - 60 && r.y < box.y + 60 && r.width < 60 && r.height < 60;
      weight += corner && clickable ? 1 : 0;
      const link = one.closest('a[href]');
      if (link && !/^(#|javascript:|$)/.test(link.getAttribute('href') || '') && weight < 3) weight = 0;
      return weight;
    };
    return near.map(one => [weigh(one), one]).filter(([weight]) => weight >= 1).sort((a, b) => b[0] - a[0]).slice(0, 4).map(([, one]) => selector(one));
  };
  const CONSENT = /cookie|隐私(政策|声明)|个人信息保护/i;
  const colourless = el => { const style = getComputedStyle(el); return style.backgroundImage === 'none' && /^rgba\(.*, 0\)$|transparent/.test(style.backgroundColor); };
  const bodyOf = el => {           // a frame over the whole window without colour of its own: what it holds counts
    for (let at = el; ; at = at.firstElementChild && [...at.children].find(one => visible(one) && !empty(one))) {
      const held = [...at.children].filter(one => visible(one) && !empty(one) && onScreen(one.getBoundingClientRect()) > 0);
      if (!colourless(at) || held.length !== 1 || [...at.childNodes].some(node => node.nodeType === 3 && node.nodeValue.trim())) return at;
    }
  };
  const boxes = [];
  for (const el of tops) {
    const at = bodyOf(el), box = at.getBoundingClientRect(), share = onScreen(box);
    if (share < limits.smallest || empty(at) && share > 0.9) continue;   // the shade behind a box: the box itself is named
    const isBar = box.width > wide * 0.9 && box.height < high * 0.3 && (box.y <= 2 || box.bottom >= high - 2);
    if (isBar || CONSENT.test(cut(at.innerText, 2000)) || at.querySelector('nav, h1') || at.matches('nav, header, footer')) continue;
    boxes.push({target: selector(at), what: cut((at.innerText || '').replace(/[×✕✖╳]/g, ' ') || at.querySelector('img')?.alt || at.title || at.id, 40), share: Math.round(share * 1000) / 1000,
      under: Math.round(under(el, box) * 100) / 100, box: [box.x, box.y, box.width, box.height], closers: closers(at),
      absolute: getComputedStyle(el).position === 'absolute', framed: !!at.querySelector('iframe')});
  }
  boxes.sort((a, b) => b.share - a.share);
  const free = [[3, high - 4], [wide - 20, high - 4], [3, high / 2], [wide - 20, high / 2], [wide / 2, high - 4], [3, 200], [wide - 20, 200]].find(([x, y]) => {
    const [first] = document.elementsFromPoint(x, y);
    return first && !boxes.some(one => document.querySelector(one.target)?.contains(first)) && !first.closest('a, button, input, select, textarea');
  });
  return JSON.stringify({boxes: boxes.slice(0, limits.most), free: free || null, at: [scrollX, scrollY]});
}
