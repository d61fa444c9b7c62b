// Words that could not be sent stay in this browser: under their author's number, for a day at most.
// They go when their author signs out, and as soon as somebody else signs in here. An expired
// session alone keeps them, so that its owner finds them again after signing in.

const PREFIX = "autosave:";
const RECEIPT = "receipt:";
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

// The receipt of a text without a name may be of use for longer than a day; it goes like the rest when
// its owner signs out, and when somebody else signs in.
export function keepReceipt(story, words) {
  keep(keyOf(`${RECEIPT}${story}`), words);
}

export function receipts() {
  return keys()
    .filter((key) => key.startsWith(keyOf(RECEIPT)))
    .map(kept);
}

export function forgetEverything() {
  for (const key of keys()) localStorage.removeItem(key);
}

export function forgetWhatIsNotMine() {
  for (const key of keys()) {
    const isOthers = reader() !== "" && !key.startsWith(`${PREFIX}${reader()}:`);
    const isOld = !key.includes(`:${RECEIPT}`) && !(Date.now() - (kept(key)?.at ?? 0) < LONGEST);
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
