// A link to a page that asks something becomes a button that opens the same question here:
// <a href="PAGE" data-module="opens-dialog" data-dialog="ID">. Where the browser knows no invoker
// commands, it stays the link that it is.
export function attach(link) {
  if (!("commandForElement" in HTMLButtonElement.prototype)) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.classList.contains("button") ? link.className : "link-button";
  if (link.hasAttribute("aria-label")) button.setAttribute("aria-label", link.getAttribute("aria-label"));
  button.setAttribute("command", "show-modal");
  button.setAttribute("commandfor", link.dataset.dialog);
  button.append(...link.childNodes);
  link.replaceWith(button);
}
