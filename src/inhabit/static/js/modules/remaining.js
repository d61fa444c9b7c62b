// Says how many characters are left while one types: <div data-module="remaining"> around one field.
// Without this module the browser cuts what is too long, and with it a pasted text stays whole until
// its author has shortened it.

const PAUSE = 700; // a screen reader hears the figure when the typing stops

export function attach(field) {
  const input = field.querySelector("[maxlength]");
  const words = field.querySelector(".remaining");
  const longest = input.maxLength;
  let timer;
  input.removeAttribute("maxlength");
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(say, PAUSE);
  });
  say();
  words.role = "status"; // only from now on: what the page opens with is not news

  function say() {
    const left = longest - input.value.length;
    words.classList.toggle("is-over", left < 0);
    words.textContent = `${left < 0 ? words.dataset.over : words.dataset.left} ${Math.abs(left)}`;
  }
}
