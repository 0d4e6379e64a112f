"use strict";

// Tabs inside tabs, and a link that submits.
{
  const show = (tabs, wanted) => {
    for (const tab of tabs.children) {
      tab.classList.toggle("on", tab.dataset.tab === wanted);
      document.querySelector(`[data-pane=${tab.dataset.tab}]`).classList.toggle("is-shown", tab.dataset.tab === wanted);
    }
  };

  const signIn = (form) => {
    for (const field of form.querySelectorAll("input:not([type=hidden])")) {
      if (!field.value) {
        alert(field.placeholder);
        return field.focus();
      }
    }
    form.submit();
  };

  document.addEventListener("click", ({ target }) => {
    if (target.matches("[data-tab]")) show(target.parentElement, target.dataset.tab);
    if (target.matches("[data-sign-in]")) signIn(target.closest("form"));
  });
  document.addEventListener("keydown", ({ key, target }) => {
    if (key === "Enter" && target.form) signIn(target.form);
  });
}
