// What a page says about an input: in alerts, beside fields, in layers, and by HTML's own validation.
() => {
  const shown = el => el.checkVisibility({opacityProperty: true, visibilityProperty: true}) && el.getBoundingClientRect().height > 1;
  const said = new Set();
  const marked = '[role=alert], [aria-live=assertive], [aria-invalid=true] ~ *, .error, .errors, .invalid-feedback, .help-block, .field-error, ' +
    '.tip, .tips, .warn, .warning, .message, .msg, .layui-layer-content, [class*=error], [class*=Error], [class*=invalid], [class*=alert], [class*=toast]';
  for (const el of document.querySelectorAll(marked))
    if (shown(el) && el.innerText.trim() && el.innerText.length < 200) said.add(el.innerText.replace(/\s+/g, ' ').trim());
  const wrong = [...document.querySelectorAll('input, textarea, select')].filter(el => el.willValidate && !el.validity.valid);
  const native = wrong.map(el => el.validationMessage);
  return [[...said].slice(0, 8), native.slice(0, 8), wrong.some(el => el.form && !el.form.noValidate)];
}
