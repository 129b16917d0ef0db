// Comfort for the pages of a draft: they save themselves while one writes, show and hide the questions that follow from an
// answer, and send a chosen file at once. Everything works without: each page is saved by its own buttons.
"use strict";
(() => {
  const PAUSE = 1500;

  for (const form of document.querySelectorAll("form[data-autosave]")) {
    const line = form.querySelector("[data-saved]");
    const seen = form.elements.seen;
    const conditional = [...form.querySelectorAll("[data-asked]")];
    let changed = null, waiting, running = false, again = false, stopped = false;

    const say = (words, unsaved) => { line.textContent = words; line.classList.toggle("is-unsaved", Boolean(unsaved)); };

    // The server says which questions apply and which are owed; the focus stays where it is.
    const ask = ({ asked, notes }) => {
      for (const place of conditional) {
        const hides = !asked.includes(place.dataset.asked);
        if (hides && place.contains(document.activeElement)) changed?.focus();
        place.hidden = hides;
      }
      for (const part of form.querySelectorAll("[data-with]")) {
        part.hidden = !part.dataset.with.split(" ").some((name) => asked.includes(name));
      }
      for (const name of asked) {
        const place = document.getElementById(name);
        const label = place?.matches("fieldset") ? place.querySelector("legend") : form.querySelector(`label[for="${name}"]`);
        if (!label || place.matches("[type=checkbox]")) continue;
        let note = label.querySelector(".quiet");
        if (!note && notes[name]) {
          note = Object.assign(document.createElement("span"), { className: "quiet" });
          label.append(" ", note);
        }
        if (note) note.textContent = notes[name] ?? "";
      }
    };

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
          if (kept.asked) ask(kept);
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
      if (again) { again = false; plan(0); }
    };

    const plan = (pause = PAUSE) => { if (!stopped && !form.dataset.sent) { clearTimeout(waiting); waiting = setTimeout(save, pause); } };
    form.addEventListener("input", () => plan());
    form.addEventListener("change", (event) => { changed = event.target; plan(conditional.length ? 0 : PAUSE); });
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
