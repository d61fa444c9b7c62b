// Words that could not be sent stay in this browser: under their author's number, for a day at most.
// They go when their author signs out, and as soon as somebody else signs in here. An expired
// session alone keeps them, so that its owner finds them again after signing in.

const PREFIX = "autosave:";
const LONGEST = 24 * 60 * 60 * 1000;

const reader = () => document.documentElement.dataset.reader ?? "";

export function keyOf(address) {
  return `${PREFIX}${reader()}:${address}`;
}

export function keep(key, words) {
  localStorage.setItem(key, JSON.stringify({ ...words, at: Date.now() }));
}

export function kept(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

export function forgetEverything() {
  for (const key of keys()) localStorage.removeItem(key);
}

export function forgetWhatIsNotMine() {
  for (const key of keys()) {
    const isOthers = reader() !== "" && !key.startsWith(`${PREFIX}${reader()}:`);
    const isOld = !(Date.now() - (kept(key)?.at ?? 0) < LONGEST);
    if (isOthers || isOld) localStorage.removeItem(key);
  }
}

function keys() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return []; // this browser keeps nothing for us
  }
}
