// Counts how long each page was read; browsers do not keep a page that does this.
addEventListener("unload", () => sessionStorage.setItem("left-at", String(Date.now())));
