// Called without `found`: where private fields are, and every text that the document shows, to be judged outside:
// a page could read along, so no secret is ever handed to it. Called with `found` (texts of this document, each with the
// parts of it that are private): where these parts stand. Boxes are [x, y, width, height], in CSS px of the frame.
found => {
  const root = document.documentElement;
  if (!root) return null;
  const SECRET = /phone|mobile|tel|mail|id_?card|sfz|zjhm|card_?no|passw|pwd|身份证|证件号|手机|电话|邮箱|密码/i;
  const OPEN = ['hidden', 'submit', 'button', 'checkbox', 'radio', 'search', 'image', 'reset', 'range', 'color', 'file'];
  const INLINE = new Set(['A', 'B', 'BDI', 'BDO', 'BIG', 'CODE', 'DEL', 'EM', 'FONT', 'I', 'INS', 'KBD', 'LABEL', 'MARK', 'Q',
                          'S', 'SAMP', 'SMALL', 'SPAN', 'STRONG', 'SUB', 'SUP', 'TT', 'U', 'VAR', 'WBR']);
  const SILENT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'OPTION']);
  const boxOf = ({x, y, width, height}) => [x, y, width, height];
  const named = field => [field.name, field.id, field.placeholder, field.autocomplete,
                          ...[...(field.labels || [])].map(label => label.textContent)].join(' ');
  const isPrivate = field => !OPEN.includes(field.type) && field.tagName !== 'SELECT' &&
      (['password', 'tel', 'email'].includes(field.type) || SECRET.test(named(field)) ||
       !!(field.form && field.form.querySelector('input[type=password]')));
  const shownIn = field => field.tagName === 'SELECT' ? [...field.selectedOptions].map(one => one.text).join(' ')
      : field.type === 'hidden' ? '' : field.value;

  // A text may be cut into pieces by elements within a line (<em> around what was searched for): they are read together.
  const runs = [], fields = [];
  const blockOf = node => {
    let one = node.parentNode;
    while (INLINE.has(one.nodeName) && one.parentNode) one = one.parentNode;
    return one;
  };
  const visit = top => {
    const walker = document.createTreeWalker(top, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    let run = [], block = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) {
        if (SILENT.has(node.parentNode.nodeName)) continue;
        if (!node.data.trim()) {
          block = null;
          continue;
        }
        const itsBlock = blockOf(node);
        if (run.length && itsBlock === block) {
          run.push(node);
        } else {
          [run, block] = [[node], itsBlock];
          runs.push(run);
        }
        continue;
      }
      const name = node.nodeName;
      if (!INLINE.has(name)) block = null;
      if (name === 'INPUT' || name === 'TEXTAREA' || name === 'SELECT') fields.push(node);
      if (node.shadowRoot) visit(node.shadowRoot);
    }
  };
  visit(root);
  const joined = run => run.map(node => node.data).join('');

  const clipped = (box, node) => {
    let {left, top, right, bottom} = box;
    if (window !== window.parent) {
      [left, top] = [Math.max(left, 0), Math.max(top, 0)];
      [right, bottom] = [Math.min(right, innerWidth), Math.min(bottom, innerHeight)];
    }
    for (let one = node; one && one !== document.body && one !== root; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
      if (style.display === 'inline') continue;
      const edge = one.getBoundingClientRect();
      [left, top] = [Math.max(left, edge.left), Math.max(top, edge.top)];
      [right, bottom] = [Math.min(right, edge.right), Math.min(bottom, edge.bottom)];
    }
    return [left, top, right - left, bottom - top];
  };

  if (!found) {
    const values = fields.filter(field => field.value);
    const hidden = values.filter(isPrivate);
    const others = values.filter(field => !hidden.includes(field)).map(shownIn);
    return {boxes: hidden.map(field => boxOf(field.getBoundingClientRect())).filter(box => box[2] > 0 && box[3] > 0),
            texts: [...runs.flatMap(run => run.length > 1 ? [joined(run), ...run.map(node => node.data)] : run[0].data),
                    ...others].join('\0')};
  }
  const parts = new Map(found);
  const boxes = [];
  const measure = nodes => {
    const element = nodes[0].parentElement, spans = parts.get(joined(nodes));
    if (!spans || (element && !element.checkVisibility({visibilityProperty: true}))) return;
    const at = place => {
      const index = nodes.findIndex(node => (place -= node.length) <= 0);
      return [nodes[index], place + nodes[index].length];
    };
    for (const [start, end] of spans) {
      const range = document.createRange();
      range.setStart(...at(start));
      range.setEnd(...at(end));
      boxes.push(...[...range.getClientRects()].map(box => clipped(box, element)));
    }
  };
  for (const run of runs) {
    measure(run);
    if (run.length > 1) run.forEach(node => measure([node]));
  }
  for (const field of fields)
    if (field.value && parts.has(shownIn(field))) boxes.push(boxOf(field.getBoundingClientRect()));
  return {boxes: boxes.filter(box => box[2] > 0 && box[3] > 0), texts: ''};
}
