// Brings somebody whose form did not fit to what is wrong: <div data-module="error-summary" tabindex="-1">.

// Where several forms are wrong at once, none of them comes first.

export function attach(summary) {
  if (document.querySelectorAll(".error-summary").length === 1) summary.focus();
}
