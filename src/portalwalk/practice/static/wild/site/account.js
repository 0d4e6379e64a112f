"use strict";

// Who is signed in is asked for after the page is there, and drawn into the header.
{
  const GREETING_DELAY = 600;
  const marked = () => document.cookie.split("; ").includes("qh_signed_in=1");
  const markedAtFirst = marked();

  const signIn = () => {
    const isFarewell = location.pathname.startsWith("/logout");
    const here = isFarewell ? "/index.html" : location.pathname + location.search;
    location.href = "/login?next=" + encodeURIComponent(here);
  };

  const greet = (account, name) => {
    const greeting = document.createElement("span");
    greeting.className = "greeting";
    greeting.textContent = "您好，" + name;
    const menu = document.createElement("div");
    menu.className = "account-menu";
    menu.innerHTML = '<a href="/space/">个人中心</a><a href="/logout">退出</a>';
    account.replaceChildren(greeting, menu);
    greeting.addEventListener("click", () => menu.classList.toggle("is-open"));
  };

  const ask = async () => {
    const account = document.getElementById("account");
    if (!account) return;
    const { name } = await (await fetch("/user/status.json")).json();
    if (name) greet(account, name);
  };

  addEventListener("DOMContentLoaded", () => {
    document.querySelector("[data-account=login]")?.addEventListener("click", signIn);
    setTimeout(ask, GREETING_DELAY);
  });

  // A page that Back restores must not greet a visitor who has signed out in the meantime.
  addEventListener("pageshow", (event) => {
    if (event.persisted && marked() !== markedAtFirst) location.reload();
  });
}
