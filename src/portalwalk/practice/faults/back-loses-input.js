// Forms are cleared whenever their page is shown.
addEventListener("pageshow", () => setTimeout(() => document.querySelector("form.writing")?.reset()));
