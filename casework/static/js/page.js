// Adds only comfort; every page works without it. No inline handlers: the content policy forbids them.
"use strict";
(() => {
  // Print what is folded, and fold it again.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const part of opened) part.open = true;
  });
  addEventListener("afterprint", () => { for (const part of opened) part.open = false; });

  // The menu of the signed-in person closes when one goes elsewhere, and by Escape.
  const me = document.querySelector("details.me");
  if (me) {
    addEventListener("click", (event) => { if (!me.contains(event.target)) me.open = false; });
    me.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { me.open = false; me.querySelector("summary").focus(); }
    });
  }

  // A link in an error summary leads into the field, not only to it.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".errors a[href^='#']");
    const place = link && document.getElementById(link.hash.slice(1));
    if (place && typeof place.focus === "function") { event.preventDefault(); place.scrollIntoView({ block: "center" }); place.focus(); }
  });

  // Buttons that only make sense with script: <button type="button" hidden data-print>.
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  // A form that sends once: a second press while the first is under way is not sent.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    setTimeout(() => { delete form.dataset.sent; }, 5000);
  });
  addEventListener("pageshow", () => { for (const form of document.forms) delete form.dataset.sent; });
})();
