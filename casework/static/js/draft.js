// Comfort for the pages of a draft: they save themselves while one writes, say who works where, and send a chosen file at
// once. Everything works without: each page is saved by its own buttons.
"use strict";
(() => {
  const PAUSE = 1500;

  for (const form of document.querySelectorAll("form[data-autosave]")) {
    const line = form.querySelector("[data-saved]");
    const seen = form.elements.seen;
    let waiting, running = false, again = false, stopped = false;

    const say = (words, unsaved) => { line.textContent = words; line.classList.toggle("is-unsaved", Boolean(unsaved)); };

    const save = async () => {
      if (running) { again = true; return; }
      running = true;
      const sent = new FormData(form);
      sent.set("do", "autosave");
      try {
        const answer = await fetch(form.action, { method: "POST", body: sent, headers: { Accept: "application/json" } });
        const kept = answer.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : null;
        if (kept?.saved) {
          seen.value = kept.seen;
          say(kept.saved);
        } else if (kept?.conflict) {
          stopped = true;
          say(kept.conflict, true);
        } else if (line.dataset.failed) {
          say(line.dataset.failed, true);
        }
      } catch {
        if (line.dataset.failed) say(line.dataset.failed, true);
      }
      running = false;
      if (again) { again = false; plan(); }
    };

    const plan = () => { if (!stopped && !form.dataset.sent) { clearTimeout(waiting); waiting = setTimeout(save, PAUSE); } };
    form.addEventListener("input", plan);
    form.addEventListener("change", plan);
    form.addEventListener("submit", (event) => {
      clearTimeout(waiting);
      if (!running) return;
      // A save is under way: wait for its version, then send, so that nobody is in conflict with themselves.
      event.preventDefault();
      event.stopImmediatePropagation();
      const button = event.submitter;
      const wait = setInterval(() => { if (!running) { clearInterval(wait); form.requestSubmit(button); } }, 50);
    });
  }

  for (const form of document.querySelectorAll("form[data-upload]")) {
    const file = form.elements.file, day = form.elements.dated_on;
    file.addEventListener("change", () => { if (file.files.length && (!day || day.value.trim())) form.requestSubmit(); });
  }
})();
