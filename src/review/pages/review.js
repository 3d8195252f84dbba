// What the page does without a reload: findings while one types, terms and proposals taken over, keys, drafts.
"use strict";

const area = (node) => node.closest(".target").querySelector("textarea");

// In a field that is written from the right, placeholders, tags and addresses stand in isolates (LRI … PDI), so that { $count } is read
// from the left; they are no part of the text. A text with isolates of its own is left alone.
const CODE = /\{\{[^{}\n]*\}\}|[%$]?\{[^{}\n]*\}|%(?:\d+\$)?[-+0#]*\d*(?:\.\d+)?[sdfiux@]|<\/?[A-Za-z][^<>\n]*>|https?:\/\/[^\s<>()\u0600-\u06FF\u2066-\u2069]+/g;
const plain = (text) => (text.dataset.own ? text.value : text.value.replace(/[\u2066-\u2069]/g, ""));
const isolate = (text) => {
  if (text.dir !== "rtl" || text.dataset.own) return;
  const wanted = plain(text).replace(CODE, "\u2066$&\u2069");
  if (wanted !== text.value) text.value = wanted;
};

// Findings live: the same checks as on the command line, asked of the server when typing pauses.
for (const form of document.querySelectorAll("form.edit")) {
  const text = form.elements.text;
  const box = form.closest(".target").querySelector(".checked");
  let timer = 0, running = null;
  if (/[\u2066-\u2069]/.test(text.value)) text.dataset.own = "yes";
  form.addEventListener("formdata", (event) => event.formData.set("text", plain(text)));
  text.addEventListener("blur", () => isolate(text));
  const check = async () => {
    running?.abort();
    running = new AbortController();
    try {
      const answer = await fetch("/check", { method: "POST", body: new URLSearchParams(new FormData(form)), signal: running.signal });
      if (!answer.ok) return;
      const made = new DOMParser().parseFromString(await answer.text(), "text/html");
      box.replaceChildren(...made.body.childNodes);
    } catch (error) {
      if (error.name !== "AbortError") box.dataset.offline = "yes";
    }
  };
  // A draft outlives a closed window; it belongs to the version it was begun from.
  const draft = "tarjuman " + form.dataset.draft;
  const kept = localStorage.getItem(draft);
  if (kept !== null && kept !== plain(text)) { text.value = kept; check(); }
  isolate(text);
  text.addEventListener("input", () => {
    localStorage.setItem(draft, plain(text));
    // A repair of the text before must not take the place of this one.
    for (const repair of box.querySelectorAll("[data-set]")) repair.disabled = true;
    clearTimeout(timer);
    timer = setTimeout(check, 200);
  });
  form.addEventListener("submit", () => localStorage.removeItem(draft));
}

// Terms are put where the cursor is; proposals and repairs take the place of the text. Both can be undone with Ctrl Z.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-insert], [data-set]");
  if (!button) return;
  const text = area(button);
  text.focus();
  if (button.dataset.set !== undefined) text.select();
  const wanted = button.dataset.set ?? button.dataset.insert;
  if (!document.execCommand("insertText", false, wanted)) {
    text.setRangeText(wanted, text.selectionStart, text.selectionEnd, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
  }
});

// Keys: what has data-key is pressed, first in the target that has the focus.
document.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const inText = event.target.matches("input, textarea, select");
  const command = event.ctrlKey || event.metaKey;
  let key = null;
  if (command && !event.altKey && (event.key === "Enter" || event.key === "s")) key = event.key;
  else if (event.altKey && !command) key = event.key.startsWith("Arrow") ? event.key : event.code.replace(/^Key/, "").toLowerCase();
  else if (event.key === "/" && !inText) key = "/";
  else if (event.key === "Enter" && event.target === document.body) key = "Enter";
  if (key === null) return;
  const digit = /^digit([1-9])$/.exec(key);
  const target = document.activeElement?.closest(".target") ?? document.querySelector(".target");
  const chosen = digit ? target?.querySelectorAll(".insert")[digit[1] - 1]
    : target?.querySelector(`[data-key="${key}"]`) ?? document.querySelector(`[data-key="${key}"]`);
  if (!chosen) return;
  event.preventDefault();
  if (chosen.matches("input")) chosen.focus(); else chosen.click();
});

// Alt T goes from one target to the next.
document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.code !== "KeyT") return;
  const all = [...document.querySelectorAll(".target textarea")];
  if (!all.length) return;
  event.preventDefault();
  all[(all.indexOf(document.activeElement) + 1) % all.length].focus();
});
