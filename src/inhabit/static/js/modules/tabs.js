// Brings the view one is at into sight where a row of tabs is wider than the screen, for browsers that
// do not begin there by themselves (see tabs.css): <nav class="tabs" data-module="tabs">.
export function attach(row) {
  const here = row.querySelector("[aria-current]");
  if (!here || CSS.supports("scroll-initial-target", "nearest")) return;
  const [tab, window] = [here.getBoundingClientRect(), row.getBoundingClientRect()];
  row.scrollLeft += tab.left + tab.width / 2 - (window.left + window.width / 2);
}
