// Drafts: what is typed into a form[data-draft] stays in this browser until it is sent, and says so.
const PREFIX = "rajut-draft:";
const skipped = new Set(["hidden", "password", "file", "submit", "button"]);
const language = document.documentElement.lang;
const words = language === "en"
  ? { kept: "Draft kept in this browser", restored: "Your draft has been restored" }
  : { kept: "Draf tersimpan di peramban ini", restored: "Draf Anda dipulihkan" };

const keyOf = (form) => PREFIX + form.dataset.draft;
const inputs = (form) => [...form.elements].filter((input) => input.name && !skipped.has(input.type));
const note = (form, text) => {
  const place = form.querySelector("[data-draft-note]");
  if (place) place.textContent = text;
};

const read = (form) => inputs(form).map((input) =>
  input.type === "checkbox" || input.type === "radio" ? [input.name, input.value, input.checked] : [input.name, input.value]);

const fill = (form, draft) => inputs(form).forEach((input, place) => {
  const [name, value, checked] = draft[place] ?? [];
  if (name !== input.name) return;
  if (checked === undefined) input.value = value;
  else input.checked = checked;
});

const keep = (form) => {
  try {
    localStorage.setItem(keyOf(form), JSON.stringify(read(form)));
    note(form, words.kept);
  } catch {
    note(form, "");
  }
};

const restore = (form) => {
  const found = localStorage.getItem(keyOf(form));
  const answered = form.querySelector("[aria-invalid], [role=alert]");
  if (!found || answered || found === JSON.stringify(read(form))) return;
  fill(form, JSON.parse(found));
  note(form, words.restored);
};

// A page that shows no error after sending was accepted: the draft has done its work.
const settle = () => {
  const sent = sessionStorage.getItem(PREFIX + "sent");
  if (!sent) return;
  sessionStorage.removeItem(PREFIX + "sent");
  if (!document.querySelector("form[data-draft] [role=alert]") && !document.querySelector("[data-failed]")) localStorage.removeItem(sent);
};

try {
  settle();
  document.querySelectorAll("form[data-draft]").forEach(restore);
} catch { /* storage is closed to this page: forms still work */ }

let waiting = 0;
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-draft]");
  if (!form) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => keep(form), 400);
});
document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-draft]")) return;
  clearTimeout(waiting);
  keep(event.target);
  try { sessionStorage.setItem(PREFIX + "sent", keyOf(event.target)); } catch { /* see above */ }
});
