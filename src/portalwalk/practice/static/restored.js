"use strict";

// A page that Back restores must not greet a visitor who has signed out in the meantime.
addEventListener("pageshow", (event) => {
  const [visit] = performance.getEntriesByType("navigation");
  if (!event.persisted && visit.type !== "back_forward") return;
  const isSignedIn = document.cookie.split("; ").includes("qh_signed_in=1");
  if (isSignedIn !== document.body.hasAttribute("data-signed-in")) location.reload();
});
