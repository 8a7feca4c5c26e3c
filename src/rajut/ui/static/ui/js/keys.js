// Keys: "/" searches, "g b" goes home, "?" lists the keys, Esc closes menus.
const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
let before = "";

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    document.querySelectorAll("details[data-menu][open]").forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "/") {
    const search = document.querySelector("[data-search]");
    if (search && search.offsetParent) {
      event.preventDefault();
      search.focus();
    }
  } else if (event.key === "?") {
    document.getElementById("pintasan")?.showModal();
  } else if (before === "g" && event.key === "b") {
    location.assign("/");
  }
  before = event.key;
});

document.addEventListener("click", (event) => {
  document.querySelectorAll("details[data-menu][open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});
