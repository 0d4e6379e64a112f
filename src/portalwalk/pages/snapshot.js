// One look at a document as a visitor meets it: controls, fields, forms, headings, words.
// Runs in the page; changes nothing in it. Answers in JSON: Playwright's own way of carrying objects takes four times as long.
(limits) => {
  const cut = (text, most) => (text || '').replace(/\s+/g, ' ').trim().slice(0, most);
  const shown = el => {
    const box = el.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.right > 0 && box.bottom + scrollY > 0 && box.x + scrollX < document.documentElement.scrollWidth + 50 &&
      el.checkVisibility({opacityProperty: true, visibilityProperty: true});
  };
  const quoted = name => CSS.escape(name);
  const onlyOne = (root, css) => { try { return root.querySelectorAll(css).length === 1; } catch { return false; } };
  const selector = el => {
    const root = el.getRootNode();
    if (el.id && onlyOne(root, '#' + quoted(el.id))) return '#' + quoted(el.id);
    const path = [];
    for (let at = el; at && at.nodeType === 1 && at !== document.documentElement; at = at.parentElement) {
      if (at !== el && at.id && onlyOne(root, '#' + quoted(at.id))) { path.unshift('#' + quoted(at.id)); return path.join(' > '); }
      const same = at.parentElement ? [...at.parentElement.children].filter(one => one.tagName === at.tagName) : [];
      const tag = at.tagName.toLowerCase();
      path.unshift(same.length > 1 ? `${tag}:nth-of-type(${same.indexOf(at) + 1})` : tag);
    }
    return path.join(' > ');
  };
  const byIds = ids => (ids || '').split(/\s+/).map(id => document.getElementById(id)?.textContent || '').join(' ').trim();
  const labelOf = el => {
    const labels = [...(el.labels || [])].map(label => label.textContent).join(' ');
    const pictures = [...(el.querySelectorAll?.('img[alt], svg title') || [])].map(one => one.alt || one.textContent).join(' ');
    return cut(byIds(el.getAttribute('aria-labelledby')) || el.getAttribute('aria-label') || labels || pictures || el.title, 120);
  };
  const beside = el => {           // what a sighted visitor takes for a field's caption
    const cell = el.closest('td, dd, li, p, .form-item, .form-group, .item, .row, div');
    for (const near of [el.previousElementSibling, cell?.previousElementSibling, cell])
      if (near && !near.querySelector('form') && near.querySelectorAll('input, select, textarea').length <= (near === cell ? 1 : 0)) {
        const words = cut([...near.childNodes].filter(one => !(one.nodeType === 1 && one.matches('select, script, style'))).map(one => one.textContent).join(' '), 60);
        if (words && words.length <= 40) return words;
      }
    return '';
  };
  const NAMED = [[/(^|[-_ ])(header|head|top|topbar|site-?nav|nav|navbar|menu|toolbar|masthead)([-_ ]|\d|$)/i, 'header'],
                 [/(^|[-_ ])(footer|foot|bottom|copyright)([-_ ]|\d|$)/i, 'footer'],
                 [/(^|[-_ ])(side|sidebar|aside|widget)([-_ ]|\d|$)/i, 'aside'],
                ];
  const CRUMB = /(^|[-_ ])(crumb|crumbs|breadcrumbs?|position|location|youarehere|trail|weizhi|curpos|dqwz)([-_ ]|\d|$)|当前位置|面包屑/i;
  const LANDMARKS = {header: 'header', nav: 'header', footer: 'footer', aside: 'aside', main: 'main'};
  const ROLES = {banner: 'header', navigation: 'header', contentinfo: 'footer', complementary: 'aside', main: 'main', search: 'search', dialog: 'dialog'};
  const regionOf = el => {
    for (let at = el; at && at !== document.body && at.nodeType === 1; at = at.parentElement || at.getRootNode().host) {
      const called = `${at.id} ${typeof at.className === 'string' ? at.className : ''} ${at.getAttribute('aria-label') || ''}`;
      if (at !== el && CRUMB.test(called)) return 'breadcrumb';
      const role = ROLES[at.getAttribute('role')];
      if (role) return role;
      if (at.tagName === 'DIALOG') return 'dialog';
      const inContent = at.closest('main, article, [role=main]'), high = at.getBoundingClientRect().y + scrollY;
      if (at.tagName === 'NAV' && (inContent || high > 400)) return 'nav';
      if (LANDMARKS[at.tagName.toLowerCase()] && !(at.tagName === 'HEADER' && inContent)) return LANDMARKS[at.tagName.toLowerCase()];
      const name = `${at.id} ${typeof at.className === 'string' ? at.className : ''}`;
      for (const [pattern, region] of NAMED)
        if (pattern.test(name) && !(region === 'header' && (inContent || high > 300))) return region;
    }
    return '';
  };
  const signature = el => {        // elements built alike share it: the repeated block of a list
    const path = [];
    for (let at = el; at && at !== document.body && path.length < 6; at = at.parentElement)
      path.push(at.tagName.toLowerCase() + (typeof at.className === 'string' && path.length < 4 ? '.' + at.className.trim().split(/\s+/).filter(one => !/\d|active|current|first|last|odd|even|on$/.test(one)).slice(0, 2).join('.') : ''));
    return path.join('<');
  };
  const blockOf = el => {          // the item of a list that an element stands in
    const block = el.closest('li, tr, article, dl, .item, .list-item, .result, [class*=result], [class*=item]');
    return block && block.innerText ? cut(block.innerText, 400) : cut(el.parentElement?.innerText, 300);
  };
  const everything = [];
  const walk = root => {
    for (const el of root.querySelectorAll('*')) { everything.push(el); if (el.shadowRoot) walk(el.shadowRoot); }
  };
  walk(document);
  const BUTTONLIKE = /^(a|button|summary|area)$/i;
  const clickable = el => BUTTONLIKE.test(el.tagName) || el.getAttribute('role') === 'button' || el.getAttribute('role') === 'link' ||
    el.getAttribute('role') === 'menuitem' || el.getAttribute('role') === 'tab' || el.hasAttribute('onclick') ||
    (el.tagName === 'INPUT' && ['submit', 'button', 'image', 'reset'].includes(el.type));
  const controls = [], fields = [], forms = [...document.forms];
  const docHeight = document.documentElement ? document.documentElement.scrollHeight : 0;
  for (const el of everything) {
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(el.tagName) || el.isContentEditable && el.getAttribute('contenteditable') === 'true') {
      if (el.tagName === 'INPUT' && ['hidden', 'submit', 'button', 'image', 'reset'].includes(el.type)) { if (el.type === 'hidden') continue; }
      else {
        if (fields.length >= limits.fields) continue;
        const box = el.getBoundingClientRect();
        const labelled = byIds(el.getAttribute('aria-labelledby')) || el.getAttribute('aria-label') || [...(el.labels || [])].map(one => one.textContent).join(' ') || el.title;
        fields.push({selector: selector(el), tag: el.tagName.toLowerCase(), type: (el.type || 'text').toLowerCase(), name: el.name || '', id: el.id || '',
          label: cut(labelled, 80), caption: cut(beside(el), 60), placeholder: cut(el.placeholder, 80), autocomplete: el.autocomplete || '',
          required: !!el.required || el.getAttribute('aria-required') === 'true' || /^\s*[*＊]|[*＊]\s*$|必填/.test(cut(labelled, 80) + ' ' + beside(el)) || /^[*＊]|[*＊]$/.test(cut(beside(el), 60)),
          pattern: el.pattern || '', form: forms.indexOf(el.form), region: regionOf(el), visible: shown(el), checked: !!el.checked, value_length: (el.value || '').length,
          readonly: !!(el.readOnly || el.disabled), chosen: el.tagName === 'SELECT' ? cut(el.selectedOptions[0]?.text, 30) : '',
          options: el.tagName === 'SELECT' ? [...el.options].slice(0, 30).map(one => cut(one.text, 30)) : [],
          box: [box.x, box.y, box.width, box.height], focused: document.activeElement === el, role: el.getAttribute('role') || ''});
        continue;
      }
    }
    let soft = false;
    if (!clickable(el)) {          // clickable boxes without a role: the pointer says so, and the box holds a short text of its own
      if (el.childElementCount > 2 || !/^(DIV|SPAN|LI|P|IMG|I|EM|B|TD|H\d|FONT)$/.test(el.tagName) || el.closest('a, button') ) continue;
      if (getComputedStyle(el).cursor !== 'pointer' || (el.parentElement && getComputedStyle(el.parentElement).cursor === 'pointer')) continue;
      soft = true;
    }
    if (controls.length >= limits.controls) break;
    const box = el.getBoundingClientRect(), visible = shown(el);
    const text = cut(visible ? el.innerText : el.textContent, 160) || cut(el.value, 80);
    const own = labelOf(el);
    const href = el.tagName === 'A' || el.tagName === 'AREA' ? (el.getAttribute('href') || '') : '';
    if (!text && !own && !href && !el.id && !el.className) continue;
    controls.push({selector: selector(el), tag: el.tagName.toLowerCase(), type: el.type || '', text, name: own, href: href ? el.href : '', raw_href: cut(href, 200),
      title: cut(el.title, 200), target: el.target || '', onclick: cut(el.getAttribute('onclick'), 200), cls: cut(typeof el.className === 'string' ? el.className : '', 120), id: el.id || '',
      form: forms.indexOf(el.form ?? el.closest('form')), region: regionOf(el), visible, soft, signature: signature(el), block: limits.blocks ? blockOf(el) : '',
      expanded: el.getAttribute('aria-expanded') || '', current: el.getAttribute('aria-current') || '', has_picture: !!el.querySelector('img, svg, i'),
      box: [box.x + scrollX, box.y + scrollY, box.width, box.height]});
  }
  return JSON.stringify({url: location.href, title: document.title, lang: document.documentElement?.lang || '', charset: document.characterSet,
    text: cut(document.body ? document.body.innerText : '', limits.text), controls, fields,
    forms: forms.map(form => ({selector: selector(form), action: form.action && form.action.toString ? form.getAttribute('action') ? form.action.toString() : location.href : '', method: (form.getAttribute('method') || 'get').toLowerCase(),
      role: form.getAttribute('role') || '', name: `${form.id} ${form.getAttribute('name') || ''} ${typeof form.className === 'string' ? form.className : ''}`, region: regionOf(form)})),
    headings: everything.filter(el => /^H[1-3]$/.test(el.tagName) && shown(el)).slice(0, 40).map(el => [Number(el.tagName[1]), cut(el.innerText, 160)]),
    height: docHeight, scroll: scrollY});
}
