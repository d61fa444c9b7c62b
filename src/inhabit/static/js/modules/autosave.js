// Keeps what is typed in a form: <form data-module="autosave" data-autosave="URL">.
// Posts the form 1.2 s after the last keystroke, when a field is left and when the page is hidden.
// The server answers {saved_at, edits}; edits goes back into the form, so that the next save is
// known to follow this one. What can't be saved is kept in this browser until it can; where somebody has
// typed before it can be put back, theirs stays and the earlier words are offered.

import { keep as keepWords, kept as keptWords, keyOf } from "./kept-words.js";

const PAUSE = 1200;
const AGAIN = 4000; // what could not be sent is tried again: in a talk nobody looks whether it was kept
const BLINK = 300; // what takes less is not worth a word

export function attach(form) {
  const state = form.querySelector(".autosave");
  const key = keyOf(form.dataset.autosave);
  let timer;
  let saved = "typed" in form.dataset ? null : snapshot(form); // null: what was typed before we came
  let pending = null;
  let slow;
  let isLeaving = false;

  if (hasArrivedLate(form, key)) saved = null; // drawn before what this browser had sent came there
  const unsent = wordsUnsent(form, key);
  if (unsent !== null) saved = null; // the server has neither them nor what is newer
  if (unsent !== null && isTouched(form)) {
    keepWords(earlierOf(key), { fields: unsent });
  } else if (unsent !== null) {
    putIn(form, unsent);
    show(state, "restored");
  }
  offerEarlier();

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  form.addEventListener("focusout", (event) => {
    if (event.relatedTarget?.type !== "submit") save();
  });
  // A form sent while a save is under way would carry an outdated count of edits: let the save end first.
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (!pending) return letGo();
    event.preventDefault();
    pending.then(() => form.requestSubmit(event.submitter));
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save();
  });

  window.addEventListener("online", save);
  window.addEventListener("beforeunload", () => (isLeaving = true));

  if (saved === null) save();

  function letGo() {
    keep(form, key);
    saved = snapshot(form); // on its way with the form: not to be sent once more as the page goes
    localStorage.removeItem(earlierOf(key)); // whoever sends the form has decided between the two
  }

  function offerEarlier() {
    let other = keptWords(earlierOf(key))?.fields;
    if (!other || other === snapshot(form)) return;
    state.append(draw(state, "earlier"));
    state.querySelector("button").addEventListener("click", () => {
      const current = snapshot(form);
      putIn(form, other);
      keepWords(earlierOf(key), { fields: current }); // and back again with the next click
      other = current;
      save();
    });
  }

  function save() {
    clearTimeout(timer);
    const current = snapshot(form);
    if (pending || current === saved) return;
    slow = setTimeout(() => show(state, "saving"), BLINK);
    pending = send(form).then((outcome) => {
      pending = null;
      clearTimeout(slow);
      settle(current, outcome);
    });
  }

  function settle(current, outcome) {
    if (outcome.edits === undefined) {
      keep(form, key);
      show(state, outcome.message ? "stopped" : "offline", outcome.message);
      if (!outcome.message) timer = setTimeout(save, AGAIN);
      return;
    }
    saved = current;
    form.elements.edits.value = outcome.edits;
    // The page that we leave for may have been drawn before these words arrived.
    if (isLeaving) keepWords(key, { edits: String(outcome.edits), fields: current, hasArrived: true });
    else localStorage.removeItem(key);
    show(state, "kept", time(outcome.saved_at));
    if (snapshot(form) !== saved) timer = setTimeout(save, PAUSE);
  }
}

async function send(form) {
  try {
    const response = await fetch(form.dataset.autosave, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Autosave": "1" },
      keepalive: true,
      redirect: "error",
    });
    return await response.json();
  } catch {
    return {};
  }
}

function snapshot(form) {
  const fields = [...new FormData(form)].filter(([name]) => !["csrfmiddlewaretoken", "edits", "unit"].includes(name));
  return JSON.stringify(fields);
}

// The words are kept together with the count of edits that they followed: once the server counts
// further, they have arrived (or somebody has gone on from there), and the copy has served its purpose.
function keep(form, key) {
  keepWords(key, { edits: form.elements.edits.value, fields: snapshot(form) });
}

// Whether this page knows less than the server, which has acknowledged the words that we keep; it then
// counts on from them.
function hasArrivedLate(form, key) {
  const words = keptWords(key);
  if (!words?.hasArrived) return false;
  if (!(Number(words.edits) > Number(form.elements.edits.value))) localStorage.removeItem(key);
  else form.elements.edits.value = words.edits;
  return keptWords(key) !== null;
}

function wordsUnsent(form, key) {
  const kept = keptWords(key);
  if (kept && kept.edits === form.elements.edits.value && kept.fields !== snapshot(form)) return kept.fields;
  localStorage.removeItem(key);
  return null;
}

const earlierOf = (key) => `${key}:earlier`;

// Whether the fields hold something else than what the server has sent.
function isTouched(form) {
  return [...form.elements].some((field) =>
    ["checkbox", "radio"].includes(field.type)
      ? field.checked !== field.defaultChecked
      : field.type !== "hidden" && "defaultValue" in field && field.value !== field.defaultValue,
  );
}

function putIn(form, fields) {
  const words = JSON.parse(fields);
  for (const [name, value] of words) {
    const field = form.elements[name];
    if (field && field.type !== "checkbox") field.value = value; // a group of radio buttons takes a value too
  }
  for (const box of form.querySelectorAll('input[type="checkbox"]')) {
    box.checked = words.some(([name, value]) => name === box.name && value === box.value);
  }
}

// Every state stands ready in the page; two of them have a gap for what only comes to be known here.
function show(state, name, words) {
  const drawn = draw(state, name);
  if (words) drawn.querySelector("time, span:empty").textContent = words;
  state.querySelector("[role=status]").replaceChildren(drawn);
}

function draw(state, name) {
  return state.querySelector(`template[data-state="${name}"]`).content.cloneNode(true);
}

function time(moment) {
  return new Date(moment).toLocaleTimeString(document.documentElement.lang, { timeStyle: "short", hourCycle: "h23" });
}
