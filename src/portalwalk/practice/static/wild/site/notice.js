"use strict";

// The notice over the home page comes a moment after it, and to nobody who has closed it.
addEventListener("DOMContentLoaded", () => {
  const notice = document.getElementById("notice");
  if (!notice || localStorage.getItem("notice") === "closed") return;
  setTimeout(() => { notice.style.display = "block"; }, 500);
  notice.querySelector(".notice-close").addEventListener("click", () => {
    localStorage.setItem("notice", "closed");
    notice.style.display = "none";
  });
});
