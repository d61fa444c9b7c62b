// Signing out leaves no words in this browser: <form data-module="sign-out">.
import { forgetEverything } from "./kept-words.js";

export function attach(form) {
  form.addEventListener("submit", forgetEverything);
}
