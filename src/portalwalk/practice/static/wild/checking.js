"use strict";

// The rules of a form, one alert for the first mistake, and the focus on it.
const mistakeIn = (form) => {
  for (const rule of JSON.parse(document.getElementById("rules").textContent)) {
    const typed = form.elements[rule.name].value.trim();
    if (!typed && rule.required) return { name: rule.name, words: `请${rule.verb}${rule.label}` };
    if (typed && rule.pattern && !new RegExp(`^(?:${rule.pattern})$`).test(typed)) {
      return { name: rule.name, words: rule.hint };
    }
  }
  return null;
};

const sayMistake = (form, { name, words }) => {
  alert(words);
  const field = form.elements[name];
  (field instanceof RadioNodeList ? field[0] : field)?.focus();
};
