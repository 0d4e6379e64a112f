// How this page came to be shown: kept in the back/forward cache, or loaded again and why.
() => {
  const entry = performance.getEntriesByType('navigation')[0] || {};
  const reasons = [];
  const collect = one => { if (!one) return; (one.reasons || []).forEach(each => reasons.push(each.reason)); (one.children || []).forEach(collect); };
  collect(entry.notRestoredReasons);
  return {kept: window.__visited === true, type: entry.type || '', reasons};
}
