"""What runs in a page to see whether it stands still: it looks and listens, and changes nothing."""

STANDS_STILL = """([quiet, most, whole]) => new Promise(done => {
  const began = performance.now();
  let last = began, timer;
  const seen = new MutationObserver(() => { last = performance.now(); });
  const end = settled => { seen.disconnect(); clearTimeout(timer); done(settled); };
  const look = () => {
    const now = performance.now();
    if (now - began >= most) return end(false);
    const state = document.readyState;
    const isThere = state === 'complete' || (state === 'interactive' && now - began >= whole);
    if (isThere && now - last >= quiet) return end(true);
    if (!isThere) last = now;
    timer = setTimeout(look, isThere ? quiet - (now - last) : 10);
  };
  if (document.documentElement)
    seen.observe(document.documentElement, {childList: true, subtree: true, characterData: true});
  look();
})"""
"""Resolves when the document is there (with its pictures, unless they take longer than `whole` ms) and stands still."""

NOTICES_CHANGES = """() => {
  const stir = {changed: false};
  const seen = new MutationObserver(() => { stir.changed = true; seen.disconnect(); });
  if (document.documentElement)
    seen.observe(document.documentElement, {childList: true, subtree: true, attributes: true});
  addEventListener('invalid', () => { stir.changed = true; }, {capture: true, once: true});
  return stir;
}"""
"""Notices any change of the page, and the browser's own complaint about a field."""
