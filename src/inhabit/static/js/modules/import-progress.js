// Keeps the progress of an import up to date, and shows the next page as soon as there is one.
// data-address: answers {state, done, total}; data-state: the state that the page shows.
export function attach(element) {
  const bar = element.querySelector("progress");
  const count = element.querySelector("[data-count]");
  const number = new Intl.NumberFormat(document.documentElement.lang);
  let wait = 500;

  async function ask() {
    try {
      const answer = await fetch(element.dataset.address, { headers: { Accept: "application/json" } });
      if (answer.redirected) return location.reload();
      if (answer.ok) {
        const { state, done, total } = await answer.json();
        if (state !== element.dataset.state) return location.reload();
        if (total) {
          bar.max = total;
          bar.value = done;
          count.textContent = `${number.format(done)} / ${number.format(total)}`;
        }
      }
    } catch {
      // The connection is gone for a moment; the next question may get through.
    }
    wait = Math.min(wait * 1.3, 4000);
    setTimeout(ask, wait);
  }

  setTimeout(ask, wait);
}
