// Keeps a progress bar up to date, and shows the next page as soon as there is one:
// <div data-module="progress" data-address="…" data-state="…"> around components/progress.html.
// data-address: answers {state, done, total, count}, count in words; data-state: the state that the page shows.
export function attach(element) {
  const bar = element.querySelector("progress");
  const count = element.querySelector("[data-count]");
  let wait = 500;

  async function ask() {
    try {
      const answer = await fetch(element.dataset.address, { headers: { Accept: "application/json" } });
      if (answer.redirected) return location.reload();
      if (answer.ok) {
        const progress = await answer.json();
        if (progress.state !== element.dataset.state) return location.reload();
        if (progress.total) {
          bar.max = progress.total;
          bar.value = progress.done;
          count.textContent = progress.count;
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
