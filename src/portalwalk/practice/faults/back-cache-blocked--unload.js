// Counts how long each page was read.
const openedAt = Date.now();
addEventListener("unload", () => sessionStorage.setItem("read-for", String(Date.now() - openedAt)));
