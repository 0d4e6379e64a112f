"use strict";

// The search box that an icon opens, the menu of the phone layout, and the bar for elder visitors.
addEventListener("DOMContentLoaded", () => {
  const box = document.getElementById("search");
  if (!box) return;
  const word = box.querySelector("input");

  document.querySelector(".search-icon").addEventListener("click", () => {
    box.classList.toggle("is-open");
    word.focus();
  });

  const search = () => {
    if (!word.value.trim()) {
      alert("请输入搜索内容");
      word.focus();
      return;
    }
    window.open(`${document.body.dataset.search}#q=${encodeURIComponent(word.value.trim())}`);
  };
  box.querySelector(".search-go").addEventListener("click", search);
  word.addEventListener("keydown", (event) => { if (event.key === "Enter") search(); });

  document.querySelector(".menu-toggle").addEventListener("click", () => {
    document.getElementById("menu").classList.toggle("is-open");
  });

  const assistant = document.getElementById("assistant");
  if (sessionStorage.getItem("assistant") === "closed") assistant.remove();
  document.documentElement.classList.toggle("large", sessionStorage.getItem("large") === "yes");
  assistant.addEventListener("click", (event) => {
    const wanted = event.target.dataset.assist;
    if (wanted === "close") {
      sessionStorage.setItem("assistant", "closed");
      assistant.remove();
    } else if (wanted === "large") {
      const isLarge = document.documentElement.classList.toggle("large");
      sessionStorage.setItem("large", isLarge ? "yes" : "no");
    }
  });
});
