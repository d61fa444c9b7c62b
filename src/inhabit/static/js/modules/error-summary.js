// Brings somebody whose form did not fit to what is wrong: <div data-module="error-summary" tabindex="-1">.

export function attach(summary) {
  summary.focus();
}
