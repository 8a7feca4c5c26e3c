// Small things: dialogs instead of pages, shift-click over check boxes, copying links, focus on errors.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    dialog.showModal();
  }
  const copier = event.target.closest("[data-copy]");
  if (copier) {
    navigator.clipboard?.writeText(copier.dataset.copy || location.href).then(() => {
      const note = copier.querySelector("[data-copied]");
      if (note) note.hidden = false;
    });
  }
});

let last = null;
document.addEventListener("click", (event) => {
  const box = event.target;
  if (!box.matches?.("[data-range] input[type=checkbox]")) return;
  const boxes = [...box.closest("[data-range]").querySelectorAll("input[type=checkbox]")];
  if (event.shiftKey && boxes.includes(last)) {
    const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((a, b) => a - b);
    boxes.slice(from, to + 1).forEach((one) => { one.checked = box.checked; });
  }
  last = box;
});

document.querySelector("[data-focus]")?.focus();
// One click sends once; after a moment the button works again (downloads leave the page standing).
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.matches("[hx-post]")) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "1";
  setTimeout(() => delete form.dataset.sent, 4000);
});

// What went wrong with a part of the page is told in the page: the refusal's own sentence, or the lost connection.
const tell = (text) => {
  const place = document.querySelector("[data-news]");
  const message = document.createElement("p");
  message.className = "message error";
  message.textContent = text;
  place?.replaceChildren(message);
  place?.scrollIntoView({ block: "center" });
};
document.addEventListener("htmx:responseError", (event) => {
  const answer = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
  const why = answer.querySelector(".notice-why") ?? answer.querySelector("h1");
  tell(why ? why.textContent : document.querySelector("[data-news]")?.dataset.offline);
});
document.addEventListener("htmx:sendError", () => tell(document.querySelector("[data-news]")?.dataset.offline));
document.addEventListener("htmx:beforeRequest", () => document.querySelector("[data-news]")?.replaceChildren());
