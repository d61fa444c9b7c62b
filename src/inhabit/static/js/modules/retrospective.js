// A retrospective with several people on the page at once: <div data-module="retrospective" data-state="URL">.
// Asks every few seconds whether there is something new. What one sends goes into an outbox in this browser
// first, under a key of its own, and stays there until the server has said that it is kept: a second
// arrival changes nothing. What comes too late, and what was being written when its step ended, stays here.

import { keep as keepWords, kept as keptWords, keyOf } from "./kept-words.js";

const OFTEN = 2500;
const SELDOM = 12_000; // while nobody looks at the page
const PATIENCE = 8000; // for an answer

export function attach(room) {
  const live = room.querySelector("[data-live]");
  const key = keyOf(room.dataset.state);
  let isSending = false;
  let isLooking = false;
  let isNewsDue = false;
  let isSignedOut = false;
  let fails = 0;
  let timer;

  const box = () => keptWords(key) ?? { items: [], over: [], drafts: {} };
  const change = (how) => {
    const now = box();
    how(now);
    keepWords(key, now);
  };

  room.addEventListener("submit", (event) => {
    const form = event.target;
    if ("outbox" in form.dataset) put(event, form);
    else if ("acts" in form.dataset) act(event, form);
  });
  room.addEventListener("input", (event) => {
    const field = event.target;
    if (!("draft" in field.dataset)) return;
    change((now) => {
      now.drafts[field.id] = field.value;
    });
  });
  // Choosing where a card belongs is enough: no button to be found on a phone.
  room.addEventListener("change", (event) => {
    if ("place" in (event.target.form?.dataset ?? {})) event.target.form.requestSubmit();
  });
  window.addEventListener("online", again);
  document.addEventListener("visibilitychange", again);

  restoreDrafts();
  tick();
  setInterval(tick, 1000);
  again();

  function again() {
    clearTimeout(timer);
    flush().then(look);
  }

  // A new card gets its key here, so that two quick ones are never taken for one.
  function put(event, form) {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(form));
    delete fields.csrfmiddlewaretoken;
    if ("new" in form.dataset || !fields.revision) fields.key = crypto.randomUUID();
    change((now) => {
      const waiting = now.items.find((item) => item.fields.revision && item.fields.key === fields.key);
      if (waiting) fields.revision = String(Number(waiting.fields.revision) + 1);
      now.items.push({ address: form.getAttribute("action"), fields });
      for (const field of form.querySelectorAll("[data-draft]")) delete now.drafts[field.id];
    });
    if ("new" in form.dataset) form.reset();
    again();
  }

  // What whoever facilitates does is done now or not at all: it makes no sense a minute later.
  async function act(event, form) {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(form, event.submitter));
    const outcome = await send({ address: form.getAttribute("action"), fields });
    refuse(outcome.words ?? (outcome.later ? room.querySelector("[data-words]").dataset.waiting : ""));
    look();
  }

  async function flush() {
    if (isSending) return;
    isSending = true;
    for (let item = box().items[0]; item; item = box().items[0]) {
      const outcome = await send(item);
      if (outcome.later) break;
      change((now) => {
        now.items.shift();
        if (outcome.words && item.fields.text) now.over.push(item.fields.text);
      });
      if (outcome.words) refuse(item.fields.text ? "" : outcome.words);
      else refuse("");
    }
    isSending = false;
    show();
  }

  async function send({ address, fields }) {
    const body = new URLSearchParams({ ...fields, csrfmiddlewaretoken: token() });
    try {
      const response = await ask(address, { method: "POST", body, headers: { "X-Outbox": "1" } });
      if (response.ok) return {};
      if (response.status === 409 || response.status === 422) return { words: (await response.json()).message };
      return { later: true };
    } catch {
      return { later: true };
    }
  }

  async function ask(address, options) {
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await fetch(address, { redirect: "manual", signal, ...options });
    isSignedOut = response.type === "opaqueredirect";
    // Signed in anew, perhaps in another window: the forms of this page are of the time before.
    if (response.status === 403) live.firstElementChild.dataset.mark = "";
    return response;
  }

  // One question at a time, however many ask for it.
  async function look() {
    clearTimeout(timer);
    isNewsDue = isLooking;
    if (isLooking) return;
    isLooking = true;
    try {
      await askForNews();
      fails = 0;
    } catch {
      fails += 1;
    }
    isLooking = false;
    show();
    const pause = document.hidden ? SELDOM : OFTEN * Math.min(1 + fails, 4);
    timer = setTimeout(look, isNewsDue ? 0 : pause);
  }

  async function askForNews() {
    const mark = live.firstElementChild.dataset.mark;
    const response = await ask(`${room.dataset.state}?seen=${mark}`, {});
    if (response.status === 205) return location.assign(room.dataset.summary);
    if (response.status === 200 && !isChoosing()) draw(await response.text());
    if (box().items.length && !isSignedOut) flush();
  }

  // An open list of choices would close under the finger.
  function isChoosing() {
    return document.activeElement?.tagName === "SELECT" && live.contains(document.activeElement);
  }

  function draw(words) {
    const before = live.firstElementChild.dataset.phase;
    const held = hold(live);
    live.innerHTML = words;
    giveBack(live, held);
    restoreDrafts();
    tick();
    const { phase, title } = live.firstElementChild.dataset;
    if (phase !== before) room.querySelector("[data-news]").textContent = title;
    if (phase !== before) scrollTo({ top: 0 });
  }

  function restoreDrafts() {
    for (const [id, words] of Object.entries(box().drafts)) {
      const field = document.getElementById(id);
      if (field && !field.value) field.value = words;
      if (words.trim()) field?.closest("details")?.setAttribute("open", "");
    }
  }

  function show() {
    const { items, over, drafts } = box();
    const unfinished = Object.entries(drafts).filter(([id, words]) => words.trim() && !document.getElementById(id));
    const section = room.querySelector("[data-kept]");
    const words = section.querySelector("[data-words]");
    const waits = items.length > 0 || fails > 1;
    section.hidden = !(waits || isSignedOut || over.length || unfinished.length);
    const state = isSignedOut ? words.dataset.signedOut : waits ? words.dataset.waiting : "";
    if (words.textContent !== state) words.textContent = state;
    section.querySelector("[data-signed-out-link]").hidden = !isSignedOut;
    section.querySelector("[data-list]").replaceChildren(
      ...items.filter((item) => item.fields.text).map((item) => entry(item.fields.text)),
      ...over.map((text, at) => entry(text, "over", (now) => now.over.splice(at, 1))),
      ...unfinished.map(([id, text]) => entry(text, "unfinished", (now) => delete now.drafts[id])),
    );
  }

  function entry(text, why, letGo) {
    const item = room.querySelector("[data-item]").content.cloneNode(true).firstElementChild;
    item.querySelector("[data-text]").textContent = text;
    if (!why) return item;
    item.querySelector("[data-why]").append(room.querySelector(`template[data-${why}]`).content.cloneNode(true));
    const button = room.querySelector("[data-drop]").content.cloneNode(true).firstElementChild;
    button.addEventListener("click", () => {
      change(letGo);
      show();
    });
    item.append(button);
    return item;
  }

  function refuse(words) {
    room.querySelector("[data-refusal]").textContent = words;
  }

  function tick() {
    const clock = live.querySelector("[data-seconds]");
    if (!clock) return;
    clock.ends ??= Date.now() + Number(clock.dataset.seconds) * 1000;
    const left = "paused" in clock.dataset ? Number(clock.dataset.seconds) : (clock.ends - Date.now()) / 1000;
    const rest = Math.max(0, Math.ceil(left));
    clock.textContent = `${Math.floor(rest / 60)}:${String(rest % 60).padStart(2, "0")}`;
  }

  const token = () => room.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
}

// What somebody has typed, opened or is in, by the ids of the fields.
function hold(live) {
  const fields = [...live.querySelectorAll("textarea[id], input[id]:not([type=hidden])")].filter(
    (field) => field.value !== field.defaultValue || field.checked !== field.defaultChecked,
  );
  const active = document.activeElement;
  return {
    values: fields.map((field) => [field.id, field.value, field.checked]),
    open: [...live.querySelectorAll("details[id][open]")].map((details) => details.id),
    active: live.contains(active) ? active.id : "",
    selection: [active?.selectionStart, active?.selectionEnd],
  };
}

function giveBack(live, { values, open, active, selection }) {
  for (const [id, value, checked] of values) {
    const field = document.getElementById(id);
    if (field && !["radio", "checkbox"].includes(field.type)) field.value = value;
    if (field) field.checked = checked;
  }
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  const field = active && document.getElementById(active);
  if (!field) return;
  field.focus({ preventScroll: true });
  if (field.tagName === "TEXTAREA" || field.type === "text") field.setSelectionRange(...selection);
}
