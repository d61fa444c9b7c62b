// Brings the view one is at into the middle of a row of tabs that is wider than the screen:
// <nav class="tabs" data-module="tabs">.
export function attach(row) {
  const here = row.querySelector("[aria-current]")?.getBoundingClientRect();
  if (!here) return;
  const sight = row.getBoundingClientRect();
  row.scrollLeft += here.left + here.width / 2 - (sight.left + sight.width / 2);
}
