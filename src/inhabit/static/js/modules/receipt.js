// Keeps the receipt of a text without a name in this browser alone: <section data-module="receipt"
// data-receipt="…" data-story="7" data-title="…">. On the page that asks for it,
// <form data-module="receipt">, the receipts that are kept here are offered.

import { keepReceipt, receipts } from "./kept-words.js";

export function attach(element) {
  if (element.dataset.receipt) {
    keepReceipt(element.dataset.story, { receipt: element.dataset.receipt, title: element.dataset.title });
  } else {
    offer(element.elements.receipt, receipts());
  }
}

function offer(field, known) {
  if (!known.length) return;
  const list = document.createElement("datalist");
  list.id = `${field.id}-known`;
  list.append(...known.map(({ receipt, title }) => new Option(title, receipt)));
  field.after(list);
  field.setAttribute("list", list.id);
  if (known.length === 1 && !field.value) field.value = known[0].receipt;
}
