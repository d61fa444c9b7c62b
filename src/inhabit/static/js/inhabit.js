// Attaches a small module to every element that names one: <form data-module="autosave">.
import { forgetWhatIsNotMine } from "./modules/kept-words.js";

const modules = {
  autosave: () => import("./modules/autosave.js"),
  "error-summary": () => import("./modules/error-summary.js"),
  "explore-organisation": () => import("./modules/explore-organisation.js"),
  "join-code": () => import("./modules/join-code.js"),
  "opens-dialog": () => import("./modules/opens-dialog.js"),
  palette: () => import("./modules/palette.js"),
  progress: () => import("./modules/progress.js"),
  receipt: () => import("./modules/receipt.js"),
  remaining: () => import("./modules/remaining.js"),
  retrospective: () => import("./modules/retrospective.js"),
  "session-timer": () => import("./modules/session-timer.js"),
  "sign-out": () => import("./modules/sign-out.js"),
  tabs: () => import("./modules/tabs.js"),
  toasts: () => import("./modules/toasts.js"),
};

// Somebody may type before a form's module has come over a slow line: the module asks for this mark.
document.addEventListener("input", (event) => {
  if (event.target.form) event.target.form.dataset.typed = "";
});

forgetWhatIsNotMine();

for (const element of document.querySelectorAll("[data-module]")) {
  for (const name of element.dataset.module.split(" ")) {
    modules[name]?.().then((module) => module.attach(element));
  }
}
