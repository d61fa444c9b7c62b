// Attaches a small module to every element that names one: <form data-module="autosave">.
const modules = {
  autosave: () => import("./modules/autosave.js"),
  "import-progress": () => import("./modules/import-progress.js"),
  "join-code": () => import("./modules/join-code.js"),
};

for (const element of document.querySelectorAll("[data-module]")) {
  for (const name of element.dataset.module.split(" ")) {
    modules[name]?.().then((module) => module.attach(element));
  }
}
