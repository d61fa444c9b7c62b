// The sign on a printed card opens /join/#ABCD-EFGH-JK. What follows # never leaves the browser:
// it is put into the form here and taken out of the address, so that it stays in no history.
export function attach(form) {
  const code = decodeURIComponent(location.hash.slice(1));
  const field = form.elements.code;
  if (/^[A-Za-z0-9 -]{8,20}$/.test(code) && !field.value) {
    field.value = code;
    history.replaceState(null, "", location.pathname);
    form.querySelector("button").focus();
  }
}
