// How much of a session is left: <div data-module="session-timer" data-starts="…" data-ends="…">.
// Counts from the session's own times. A pause stops the count and moves the end by as much, in this
// browser alone; without this module the times stand there.

const MINUTE = 60_000;

export function attach(clock) {
  const { starts, ends, before, left, over, paused, pause, goOn } = clock.dataset;
  const words = clock.querySelector("[data-words]");
  const key = `pause:${location.pathname}`;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link-button small";
  button.addEventListener("click", () => {
    const { since, lost } = pauses();
    keep(since ? { since: null, lost: lost + Date.now() - since } : { since: Date.now(), lost });
    show();
  });
  clock.append(button);
  show();
  setInterval(show, 1000);

  function show() {
    const { since, lost } = pauses();
    const now = since ?? Date.now();
    const rest = new Date(ends).getTime() + lost - now;
    const wait = new Date(starts).getTime() - now;
    const isOn = wait <= 0 && rest > 0;
    const pattern = since ? paused : wait > 0 ? before : rest > 0 ? left : over;
    const minutes = Math.ceil(Math.abs(wait > 0 ? wait : rest) / MINUTE);
    words.textContent = minutes > 12 * 60 ? "" : pattern.replace("{minutes}", minutes);
    button.textContent = since ? goOn : pause;
    button.hidden = !isOn;
  }

  function pauses() {
    try {
      return JSON.parse(sessionStorage.getItem(key)) ?? { since: null, lost: 0 };
    } catch {
      return { since: null, lost: 0 };
    }
  }

  function keep(state) {
    sessionStorage.setItem(key, JSON.stringify(state));
  }
}
