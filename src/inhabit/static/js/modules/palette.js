// Search from anywhere: Ctrl K or ⌘ K, or the link in the masthead, open a dialog with a combobox.
// <a href="PAGE" data-module="palette" data-dialog="ID">; the form in the dialog leads to the same page.
// The server answers with the options; nothing is kept here.

const PAUSE = 120;
const isApple = /Mac|iP/.test(navigator.platform);

export function attach(link) {
  const dialog = document.getElementById(link.dataset.dialog);
  const form = dialog.querySelector("form");
  const field = form.elements.q;
  const list = dialog.querySelector('[role="listbox"]');
  const status = dialog.querySelector('[role="status"]');
  let timer;
  let underWay;

  showKeys(link);
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a new tab or window shows the page
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    const isOurs = (isApple ? event.metaKey : event.ctrlKey) && !event.altKey && !event.shiftKey;
    if (!isOurs || event.defaultPrevented || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    if (dialog.open) dialog.close();
    else open();
  });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    choose(null); // what stands there was found for other words
    timer = setTimeout(ask, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.isComposing) return;
    event.preventDefault();
    choose(next(step));
  });
  form.addEventListener("submit", (event) => {
    const chosen = list.querySelector('[aria-selected="true"]');
    if (!chosen) return; // the page shows what there is
    event.preventDefault();
    location.assign(chosen.href);
  });

  function open() {
    dialog.showModal();
    field.select();
    ask();
  }

  async function ask() {
    underWay?.abort();
    underWay = new AbortController();
    const address = `${list.dataset.address}?${new URLSearchParams({ q: field.value })}`;
    try {
      const answer = await fetch(address, { signal: underWay.signal, redirect: "error" });
      if (!answer.ok) throw new Error(answer.statusText);
      show(await answer.text());
    } catch (problem) {
      if (problem.name === "AbortError") return;
      show("");
      status.textContent = status.dataset.lost;
    }
  }

  function show(options) {
    list.innerHTML = options; // from our own server, which escapes what people wrote
    status.textContent = list.querySelector("[data-said]")?.dataset.said ?? "";
    field.setAttribute("aria-expanded", String(everyOption().length > 0));
    choose(field.value.trim() ? everyOption()[0] : null);
  }

  function choose(option) {
    for (const other of everyOption()) other.setAttribute("aria-selected", String(other === option));
    if (option) {
      field.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      field.removeAttribute("aria-activedescendant");
    }
  }

  function next(step) {
    const options = everyOption();
    const here = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    return options.at(here < 0 && step < 0 ? -1 : (here + step) % options.length);
  }

  function everyOption() {
    return [...list.querySelectorAll('[role="option"]')];
  }
}

function showKeys(link) {
  const keys = link.querySelector("kbd"); // takes its room from the start, so that nothing moves
  if (isApple) keys.textContent = "⌘ K";
  keys.classList.add("is-known");
  link.setAttribute("aria-keyshortcuts", isApple ? "Meta+K" : "Control+K");
}
