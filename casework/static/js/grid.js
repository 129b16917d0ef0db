// A table of a draft: one cell at a time becomes a field, saves itself, and takes what was copied from a spreadsheet, and gives it
// back. Without script, and on narrow screens, each row has its own page and rows are pasted on the page for imports.
"use strict";
(() => {
  const place = document.getElementById("table"), said = document.querySelector("[data-said]");
  const wide = matchMedia("(min-width: 48rem)");
  if (!place || !wide.matches) return;
  document.querySelector("[data-keys]").hidden = false;
  let writing = null, running = Promise.resolve();

  const rows = () => [...place.querySelectorAll("tr[data-key]")];
  const stops = (row) => [...row.querySelectorAll("[data-name], .do a, .do button")];
  const cellAt = (key, name) => place.querySelector(`tr[data-key="${CSS.escape(key)}"] [data-name="${CSS.escape(name)}"]`);
  const keyOf = (cell) => cell.closest("tr").dataset.key;
  const words = (cell) => (cell.querySelector("bdi") ?? cell).firstChild?.nodeValue?.trim() ?? "";

  // One stop for Tab in the whole table, that moves with the arrows; Tab leads in and out.
  const prepare = () => {
    const table = place.querySelector("table");
    if (!table) return;
    table.setAttribute("role", "grid");
    table.setAttribute("aria-describedby", "keys");
    for (const row of rows()) for (const stop of stops(row)) stop.tabIndex = -1;
    const first = rows()[0] && stops(rows()[0])[0];
    if (first) first.tabIndex = 0;
  };
  const go = (stop) => {
    if (!stop) return;
    for (const other of place.querySelectorAll('tr[data-key] [tabindex="0"]')) other.tabIndex = -1;
    stop.tabIndex = 0;
    stop.focus();
    stop.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const beside = (stop, across, down) => {
    const all = rows(), row = stop.closest("tr"), line = stops(row), at = line.indexOf(stop);
    if (down) return stops(all[all.indexOf(row) + down] ?? row)[at];
    return line[at + across];
  };

  // What was pasted, imported or removed last can be taken back, by the button or by Ctrl+Z in the table.
  const line = () => document.querySelector("[data-undo]");
  const fresh = async () => {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.getElementById("table");
    if (!now) return location.reload();
    const held = document.activeElement, scrolled = place.querySelector(".scroll");
    const at = scrolled && [scrolled.scrollLeft, scrolled.scrollTop];
    const row = held?.closest?.("tr[data-key]"), index = row ? stops(row).indexOf(held) : -1;
    place.replaceChildren(...now.childNodes);
    line()?.replaceChildren(...(page.querySelector("[data-undo]")?.childNodes ?? []));
    prepare();
    const again = place.querySelector(".scroll");
    if (again && at) again.scrollTo(...at);
    const same = row && rows().find((other) => other.dataset.key === row.dataset.key);
    if (same && index >= 0) go(stops(same)[index]);
  };
  // `lines`: how many rows the words may reach; the server refuses what a colleague changed in between.
  const send = (cell, text, lines) => {
    const all = rows(), from = all.indexOf(cell.closest("tr")), body = new FormData(document.getElementById("rows"));
    body.set("key", keyOf(cell));
    body.set("column", cell.dataset.name);
    body.set("words", text);
    if (lines > 0) body.set("block", "yes");
    running = running.then(async () => {
      for (const row of rows().slice(from, from + Math.max(lines, 1))) body.append("seen", `${row.dataset.key} ${row.dataset.seen}`);
      try {
        const answer = await fetch(place.dataset.cells, { method: "POST", body, headers: { Accept: "application/json" } });
        const told = answer.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : {};
        said.textContent = told.saved ?? told.refused ?? place.dataset.failed;
        if (told.saved || told.refused) { if (writing) again = true; else await fresh(); }
      } catch { said.textContent = place.dataset.failed; }
    });
    return running;
  };
  let again = false;
  const undo = (then) => {
    running = running.then(async () => {
      const body = new FormData(document.getElementById("rows"));
      body.set("put_back", "1");
      try {
        const answer = await fetch(place.dataset.cells, { method: "POST", body, headers: { Accept: "application/json" } });
        said.textContent = answer.ok ? (await answer.json()).saved : place.dataset.failed;
        await fresh();
        then?.();
      } catch { said.textContent = place.dataset.failed; }
    });
  };

  const open = (cell, start) => {
    if (writing || !cell.dataset.name) return;
    const before = words(cell), choose = document.querySelector(`template[data-choose="${CSS.escape(cell.dataset.name)}"]`);
    const field = choose ? choose.content.firstElementChild.cloneNode(true) : Object.assign(document.createElement("input"), { className: "ds-input" });
    const heading = place.querySelectorAll("thead th")[[...cell.parentElement.children].indexOf(cell)].textContent;
    field.setAttribute("aria-label", heading);
    if (choose && before && ![...field.options].some((option) => option.value === before)) field.append(new Option(before));
    field.value = start ?? before;
    if (choose && start) field.value = [...field.options].find((option) => option.value.toLowerCase().startsWith(start.toLowerCase()))?.value ?? before;
    const shown = [...cell.childNodes];
    cell.replaceChildren(field);
    cell.classList.add("now");
    writing = { cell, field, before, shown };
    field.focus();
    if (!choose && start === undefined) field.select();
  };
  const close = (keep) => {
    if (!writing) return;
    const { cell, field, before, shown } = writing, text = field.value;
    writing = null;
    cell.classList.remove("now");
    cell.replaceChildren(...shown);
    if (keep && text.trim() !== before) {
      (cell.querySelector("bdi") ?? cell).textContent = text;
      send(cell, text, 0);
    } else if (again) running = running.then(fresh);
    again = false;
  };
  const block = (cell, text) => send(cell, text, text.replace(/\r?\n$/, "").split(/\r\n|\r|\n/).length);

  place.addEventListener("keydown", (event) => {
    const { key } = event, stop = event.target.closest("tr[data-key] :is([data-name], .do a, .do button)");
    if (!stop || event.isComposing) return;
    if (writing) {
      const { cell, field } = writing;
      if (key === "Escape") { close(false); go(cell); }
      else if (key === "Enter" && !event.altKey) { close(true); go(beside(cell, 0, event.shiftKey ? -1 : 1)); }
      else if (key === "Tab") {
        const next = beside(cell, event.shiftKey ? -1 : 1, 0);
        close(true);
        go(cell);
        if (next?.dataset.name) { event.preventDefault(); go(next); }
        return;
      } else if (field.tagName === "INPUT" && ["ArrowUp", "ArrowDown"].includes(key)) { close(true); go(beside(cell, 0, key === "ArrowUp" ? -1 : 1)); }
      else return;
      event.preventDefault();
      return;
    }
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && key.toLowerCase() === "z" && line()?.querySelector("[data-mine]")) {
      event.preventDefault();
      undo();
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    if (step) { event.preventDefault(); go(beside(stop, ...step)); }
    else if (key === "Home" || key === "End") { event.preventDefault(); go(stops(stop.closest("tr")).at(key === "Home" ? 0 : -1)); }
    else if (stop.dataset.name && (key === "Enter" || key === "F2")) { event.preventDefault(); open(stop); }
    else if (stop.dataset.name && key === "Delete") { event.preventDefault(); if (words(stop)) send(stop, "", 0); }
    else if (stop.dataset.name && key.length === 1 && key !== " ") { event.preventDefault(); open(stop, key); }
  });
  place.addEventListener("dblclick", (event) => { const cell = event.target.closest("[data-name]"); if (cell) open(cell); });
  place.addEventListener("click", (event) => {
    const cell = event.target.closest("tr[data-key] [data-name]");
    if (cell && !cell.contains(document.activeElement)) { close(true); go(cell); }
  });
  place.addEventListener("focusout", (event) => {
    if (writing && writing.field === event.target && !writing.cell.contains(event.relatedTarget)) close(true);
  });
  place.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain"), cell = writing?.cell ?? event.target.closest?.("[data-name]");
    if (!cell || (writing && !/[\t\n]/.test(text.replace(/\r?\n$/, "")))) return;
    event.preventDefault();
    close(false);
    go(cell);
    block(cell, text);
  });
  line()?.addEventListener("click", (event) => {
    if (!event.target.closest("button")) return;
    event.preventDefault();
    undo(() => (place.querySelector('tr[data-key] [tabindex="0"]') ?? document.querySelector(".tools button"))?.focus());
  });
  prepare();
})();
