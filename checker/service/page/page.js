// The page before publishing: it sends what is typed, and shows the report that comes back.
// Words from outside go into the page as text only; the report goes into a frame in which no script may run.
"use strict";

(() => {
  const PAUSE = 50; // milliseconds without a key before the copy is sent
  const LARGEST = 1500000; // bytes of a file; the service takes no more
  const one = (selector, root = document) => root.querySelector(selector);
  const body = one("#body");
  const frame = one("#frame");
  const status = one("#status");
  const accepted = new Map();
  let timer = 0;
  let asking = false;
  let again = false;
  let page = "";

  function say(words, tone = "") {
    status.className = tone;
    if (status.textContent !== words) status.textContent = words;
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(check, PAUSE);
  }

  function request() {
    const sources = [...document.querySelectorAll(".wire")]
      .map((wire) => ({ name: one(".name", wire).value.trim(), body: one("textarea", wire).value }))
      .filter((source) => source.body.trim());
    return { body: body.value, sources, accepted: Object.fromEntries(accepted) };
  }

  // One request at a time: what is typed meanwhile goes with the next one.
  async function check() {
    if (asking) {
      again = true;
      return;
    }
    if (!body.value.trim()) {
      clear();
      return;
    }
    asking = true;
    again = false;
    try {
      const headers = { "Content-Type": "application/json" };
      const token = one("#token").value;
      if (token) headers.Authorization = `Bearer ${token}`;
      const answer = await fetch("v1/report", { method: "POST", headers, body: JSON.stringify(request()) });
      const said = await answer.json();
      if (answer.status === 401) one("#token-line").hidden = false;
      if (!body.value.trim()) clear();
      else if (answer.ok) show(said);
      else say(`Not checked: ${said.error}`, "error");
    } catch {
      say("Not checked: the service does not answer. What is shown is from before.", "error");
    } finally {
      asking = false;
      if (again) later();
    }
  }

  function clear() {
    page = "";
    frame.hidden = true;
    one("#download").disabled = true;
    one("#findings").replaceChildren();
    say("Nothing to check yet.");
  }

  function show(said) {
    page = said.html;
    one("#download").disabled = false;
    list(said.findings);
    const open = said.findings.filter((finding) => !finding.accepted).length;
    const words = open ? `${open} ${open === 1 ? "finding" : "findings"} to settle.` : "Nothing left to settle.";
    say(words, { block: "error", warn: "warning" }[said.verdict] ?? "");
    draw(said.html);
  }

  function draw(html) {
    const next = new DOMParser().parseFromString(html, "text/html");
    for (const script of next.querySelectorAll("script")) script.remove();
    // A frame of this kind takes "#f1" for a place on the page around it; its own address has to be said.
    for (const link of next.querySelectorAll("a[href^='#']")) {
      link.setAttribute("href", `about:srcdoc${link.getAttribute("href")}`);
    }
    const there = frame.contentDocument;
    if (frame.hidden || !there || !one(".report", there)) {
      frame.hidden = false;
      frame.srcdoc = `<!doctype html>${next.documentElement.outerHTML}`;
      return;
    }
    // Only what is shown is exchanged, so that the place on the page and what was unfolded stay.
    const unfolded = [...there.querySelectorAll("details")].map((details) => details.open);
    there.title = next.title;
    there.body.replaceWith(there.adoptNode(next.body));
    there.querySelectorAll("details").forEach((details, place) => {
      details.open = Boolean(unfolded[place]);
    });
  }

  function list(findings) {
    const items = findings.map(item);
    const busy = one("#findings .accept:not([hidden])");
    // Whoever is writing a reason is not interrupted by an answer about the copy.
    if (busy && findings.some((finding) => finding.id === busy.dataset.id && !finding.accepted)) {
      const kept = busy.closest("li");
      const focused = document.activeElement;
      one("#findings").replaceChildren(...items.map((li) => (li.dataset.id === busy.dataset.id ? kept : li)));
      if (kept.contains(focused)) focused.focus();
      return;
    }
    const focused = document.activeElement?.closest?.("#findings li")?.dataset.id;
    one("#findings").replaceChildren(...items);
    if (focused) (items.find((li) => li.dataset.id === focused) ?? one("#settle-h")).querySelector?.(".settle")?.focus();
  }

  function item(finding) {
    const li = one("#finding").content.firstElementChild.cloneNode(true);
    li.className = finding.accepted ? "settled" : finding.severity;
    li.dataset.id = finding.id;
    li.value = finding.number; // as in the report
    one(".severity", li).textContent = finding.accepted ? `${finding.severity}, accepted` : finding.severity;
    one(".message", li).textContent = finding.message;
    one(".reason", li).textContent = finding.accepted ? `Accepted: ${finding.accepted}` : "";
    const form = one(".accept", li);
    const settle = one(".settle", li);
    form.dataset.id = finding.id;
    settle.textContent = finding.accepted ? "Take back" : "Accept for a reason";
    settle.addEventListener("click", () => {
      if (finding.accepted) {
        accepted.delete(finding.id);
        check();
        return;
      }
      form.hidden = false;
      settle.hidden = true;
      one(".why", form).focus();
    });
    const close = () => {
      form.hidden = true;
      settle.hidden = false;
      settle.focus();
    };
    one(".cancel", form).addEventListener("click", close);
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const why = one(".why", form).value.trim();
      if (!why) return;
      accepted.set(finding.id, why);
      close();
      check();
    });
    return li;
  }

  async function take(file, area) {
    if (file.size > LARGEST) {
      say(`${file.name} is too large; it may have 1.5 MB.`, "error");
      return;
    }
    let text = "";
    try {
      text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    } catch {
      text = "\0";
    }
    if (text.includes("\0")) {
      say(`${file.name} is no text in UTF-8; checker check reads Word, PDF and other files.`, "error");
      return;
    }
    area.value = text;
    area.focus();
    check();
  }

  function prepare(piece) {
    const area = one("textarea", piece);
    area.addEventListener("input", later);
    piece.addEventListener("dragover", (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      piece.classList.add("over");
    });
    piece.addEventListener("dragleave", () => piece.classList.remove("over"));
    piece.addEventListener("drop", (event) => {
      piece.classList.remove("over");
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      take(event.dataTransfer.files[0], area);
    });
    one(".open-file", piece).addEventListener("click", () => {
      const chooser = one("#file");
      chooser.onchange = () => {
        if (chooser.files.length) take(chooser.files[0], area);
        chooser.value = "";
      };
      chooser.click();
    });
  }

  one("#add").addEventListener("click", () => {
    const wire = one("#wire").content.firstElementChild.cloneNode(true);
    prepare(wire);
    one(".name", wire).addEventListener("input", later);
    one(".remove", wire).addEventListener("click", () => {
      wire.remove();
      one("#add").focus();
      check();
    });
    one("#wires").append(wire);
    one(".name", wire).focus();
  });

  one("#download").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([page], { type: "text/html" }));
    link.download = "report.html";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });

  // A file that misses its place must not take the page's.
  for (const kind of ["dragover", "drop"]) {
    window.addEventListener(kind, (event) => {
      if ([...event.dataTransfer.types].includes("Files")) event.preventDefault();
    });
  }
  one("#desk").addEventListener("submit", (event) => event.preventDefault());
  one("#token").addEventListener("change", check);
  prepare(one("#draft"));
  if (body.value) check();
})();
