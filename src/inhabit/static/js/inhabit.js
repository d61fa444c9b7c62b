// Attaches a small module to every element that names one: <form data-module="autosave">.
import { forgetWhatIsNotMine } from "./modules/kept-words.js";

const modules = {
  autosave: () => import("./modules/autosave.js"),
  "error-summary": () => import("./modules/error-summary.js"),
  "explore-organisation": () => import("./modules/explore-organisation.js"),
  "import-progress": () => import("./modules/import-progress.js"),
  "join-code": () => import("./modules/join-code.js"),
  remaining: () => import("./modules/remaining.js"),
  "sign-out": () => import("./modules/sign-out.js"),
};

forgetWhatIsNotMine();

for (const element of document.querySelectorAll("[data-module]")) {
  for (const name of element.dataset.module.split(" ")) {
    modules[name]?.().then((module) => module.attach(element));
  }
}
