// Toasts: says them aloud, gives each a button to close it, and lets those without a way back go
// after ten seconds, but never while somebody points at one or has the focus in it.
const STAYS = 10_000;

export function attach(region) {
  const status = region.querySelector('[role="status"]');
  const close = region.querySelector("template");
  const toasts = [...status.children];
  for (const toast of toasts) {
    toast.append(close.content.cloneNode(true));
    toast.querySelector(".toast-close").addEventListener("click", () => remove(toast));
    if (!toast.querySelector("form")) leaveLater(toast);
  }
  // What stands in a live region from the start is not read out; what is put there afterwards is.
  if (toasts.length) {
    status.replaceChildren();
    setTimeout(() => status.append(...toasts), 100);
  }
}

function leaveLater(toast) {
  setTimeout(() => (toast.matches(":hover, :focus-within") ? leaveLater(toast) : remove(toast)), STAYS);
}

// Whoever closed a toast by keyboard goes on where the page begins, not at the top of the browser.
function remove(toast) {
  const hadFocus = toast.matches(":focus-within");
  toast.remove();
  if (hadFocus) document.getElementById("main")?.focus();
}
