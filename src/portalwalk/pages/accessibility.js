/* Runs axe-core on the page as it stands and returns what is certain. Changes nothing, sends nothing. */
async ({tags, leftOut, most, mostElements, longest, stillMs}) => {
  const axe = window.__portalwalkAxe;
  if (!axe || document.readyState !== 'complete') return null;
  if (document.querySelectorAll('*').length > mostElements) return null;

  const rules = Object.fromEntries(leftOut.map(rule => [rule, {enabled: false}]));
  const {violations} = await axe.run(document, {
    runOnly: {type: 'tag', values: tags}, rules, resultTypes: ['violations'],
    elementRef: true, iframes: false, preload: false, performanceTimer: false,
  });

  const above = element => {
    const chain = [];
    for (let one = element; one; one = one.parentElement || one.getRootNode().host) chain.push(one);
    return chain;
  };
  const moves = chain => chain.some(one => one.getAnimations().some(motion => motion.playState === 'running'));
  const fades = chain => chain.some(one => Number(getComputedStyle(one).opacity) < 1);
  const look = chain => chain.map(one => {
    const style = getComputedStyle(one);
    return [style.opacity, style.color, style.backgroundColor].join();
  }).join(';');
  // What these do to colours is nothing that axe computes: a page in grey for mourning, blended or clipped text.
  const isRecoloured = chain => chain.some((one, index) => {
    const style = getComputedStyle(one);
    return style.filter !== 'none' || style.mixBlendMode !== 'normal' ||
      (index === 0 && (style.backgroundClip.includes('text') || style.webkitTextFillColor !== style.color));
  });

  // Written by scripts that every government site has to include: the owner cannot mend them.
  const PRESCRIBED = '#_ideConac, #imgConac, #_span_jiucuo, a[href*="conac.cn/"], a[href*="/exposure/jiucuo"], ' +
    'a[href*="/jcInfo"], img[src*="conac.cn/"], img[src*="/exposure/"]';
  const OF_COLOUR = ['color-contrast', 'link-in-text-block'];
  const OF_FIELDS = ['label', 'select-name'];
  const OF_CONTENT = ['image-alt', 'frame-title', 'object-alt', 'input-image-alt', 'role-img-alt', 'svg-img-alt'];

  const isCertain = (rule, element) => {
    if (element.closest(PRESCRIBED)) return false;
    if (rule === 'link-in-text-block' && !element.closest('p')) return false; // a row of a list is not running text
    if (OF_COLOUR.includes(rule)) return !isRecoloured(above(element)) && !moves(above(element));
    // Forms for a message are judged by a journey that fills them.
    if (OF_FIELDS.includes(rule)) return !element.closest('form')?.querySelector('textarea');
    if (OF_CONTENT.includes(rule)) {
      const box = element.getBoundingClientRect();
      return box.width > 2 && box.height > 2;
    }
    if (rule === 'marquee') return !/stop/.test(element.getAttribute('onmouseover') || element.getAttribute('onmouseenter') || '');
    return true;
  };

  // What follows from another broken rule is one cause: a picture without words leaves its link without a name, too,
  // and what stands between a list and its items breaks both.
  const of = rules => violations.filter(one => rules.includes(one.id)).flatMap(one => one.nodes.map(node => node.element));
  const unnamed = of(OF_CONTENT), lists = of(['list', 'definition-list']);
  const follows = (rule, element) =>
    ['link-name', 'button-name', 'aria-command-name'].includes(rule) && unnamed.some(one => element.contains(one)) ||
    ['listitem', 'dlitem'].includes(rule) && lists.some(one => one.contains(element));

  const found = violations.map(({id, impact, tags, nodes}) => ({
    rule: id, impact, tags,
    nodes: nodes.filter(({element}) => element && isCertain(id, element) && !follows(id, element)),
  }));

  const unsteady = found.filter(one => OF_COLOUR.includes(one.rule)).flatMap(one => one.nodes)
    .filter(node => fades(above(node.element)));
  if (unsteady.length) {
    const before = unsteady.map(node => look(above(node.element)));
    await new Promise(done => setTimeout(done, stillMs));
    const changed = new Set(unsteady.filter((node, index) => look(above(node.element)) !== before[index]));
    for (const one of found) one.nodes = one.nodes.filter(node => !changed.has(node));
  }

  const cut = text => text.length > longest ? text.slice(0, longest).replace(/\d+$/, '') + '…' : text;
  const startTag = html => {
    const tag = html.slice(0, html.indexOf('>') + 1) || html;
    return cut(tag.replace(/\svalue="[^"]*"/g, '').replace(/="([^"]{60})[^"]*"/g, '="$1…"'));
  };
  const selector = target => target.map(one => Array.isArray(one) ? one.join(' ') : one).join(' ');
  return {
    engine: `axe-core ${axe.version}`,
    broken: found.filter(one => one.nodes.length).map(({rule, impact, tags, nodes}) => ({
      rule, impact: impact || '', tags: tags.filter(tag => tag.startsWith('wcag')), count: nodes.length,
      elements: nodes.slice(0, most).map(({target, html, element, any}) => {
        const data = rule === 'color-contrast' ? any[0]?.data || {} : {};
        return {
          target: selector(target), snippet: startTag(html),
          what: cut((element.innerText || '').replace(/\s+/g, ' ').trim()),
          contrast: data.contrastRatio ?? null, contrast_needed: parseFloat(data.expectedContrastRatio) || null,
        };
      }),
    })),
  };
}
