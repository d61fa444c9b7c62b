// Lets one walk through all levels of an organisation: <div data-module="explore-organisation"
// data-source="URL">. The address answers {units: [[id, above, name, own, people, percent, address]]}:
// own people in the unit itself, people with all below, percent null where it is held back.
// Nothing is fetched before the button is pressed. Cells are links to the units' own pages; a plain
// click or Enter goes into a unit instead, and arrow keys walk: → below, ← above, ↑ ↓ beside.

import { partition, stratify } from "../vendor/d3-hierarchy-3.1.3.min.js";

const HEIGHT = 560; // pixels
const SLIVER = 3; // pixels below which a cell is not drawn
const ROOM = { words: 19, figures: 36 }; // pixels that a cell's name needs, and with its figure
const NARROW = 560; // pixels of a page that has no room for a fourth column
const COLUMNS = { wide: [0, 18, 42, 70, 100], narrow: [0, 26, 60, 100] }; // per cent: where each begins
const SVG = "http://www.w3.org/2000/svg";

export function attach(explorer) {
  const button = explorer.querySelector("button");
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const answer = await fetch(explorer.dataset.source);
      explore(explorer, treeOf((await answer.json()).units));
      button.hidden = true;
    } catch {
      explorer.querySelector("[role=status]").textContent = explorer.dataset.failed;
    }
    button.disabled = false;
  });
}

function treeOf(units) {
  const rows = units.map(([id, above, name, own, people, percent, address]) => ({ id, above, name, own, people, percent, address }));
  const root = stratify().id((row) => row.id).parentId((row) => row.above)(rows);
  root.sum((row) => row.own).sort((one, other) => other.value - one.value || one.data.name.localeCompare(other.data.name));
  return partition()(root);
}

function explore(explorer, root) {
  const status = explorer.querySelector("[role=status]");
  const content = explorer.querySelector("template").content.cloneNode(true);
  const picture = content.querySelector("svg");
  status.before(content.querySelector(".chart-explorer-tools"));
  status.after(picture);
  const columns = explorer.clientWidth < NARROW ? COLUMNS.narrow : COLUMNS.wide;
  const up = explorer.querySelector("[data-up]");
  const search = explorer.querySelector("input");
  let focus = root; // the unit that fills the height
  let current = root; // the cell that the Tab key reaches
  let cells = new Map();

  show(root, root);
  cells.get(root).focus();
  up.addEventListener("click", () => {
    show(focus.parent ?? root, focus);
    if (up.disabled) cells.get(current).focus(); // a button that can't be pressed keeps no focus
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") find(search.value);
  });
  picture.addEventListener("click", go);
  picture.addEventListener("keydown", walk);
  for (const kind of ["focusin", "pointerover"]) picture.addEventListener(kind, (event) => say(nodeAt(event)));

  function show(unit, next) {
    focus = unit;
    cells = new Map(drawn(unit, columns).map((node) => [node, cellOf(node, unit, columns, explorer)]));
    current = cells.has(next) ? next : unit; // there always is a cell that the Tab key reaches
    picture.replaceChildren(...cells.values());
    up.disabled = !unit.parent;
    cells.get(current).setAttribute("tabindex", "0");
    say(current);
  }

  function move(node) {
    if (!node) return;
    if (!cells.has(node)) bring(node);
    cells.get(current).setAttribute("tabindex", "-1");
    current = node;
    cells.get(node).setAttribute("tabindex", "0");
    cells.get(node).focus();
  }

  // Draws a unit beside its neighbours or, where it is too small for that, alone.
  function bring(node) {
    show(node.parent ?? node, node);
    if (current !== node) show(node, node);
  }

  function enter(node) {
    show(node === focus && node.parent ? node.parent : node, node);
    cells.get(current).focus();
  }

  function go(event) {
    const node = nodeAt(event);
    if (!node?.children || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    enter(node);
  }

  function walk(event) {
    const node = nodeAt(event);
    const beside = node?.parent?.children ?? [];
    const steps = {
      ArrowRight: () => node.children?.[0],
      ArrowLeft: () => node.parent,
      ArrowUp: () => beside[beside.indexOf(node) - 1],
      ArrowDown: () => beside[beside.indexOf(node) + 1],
      Home: () => root,
    };
    if (!node || !steps[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(steps[event.key]());
  }

  // The next unit after the current one whose name holds the words, round and round.
  function find(words) {
    const all = root.descendants();
    const wanted = words.trim().toLocaleLowerCase();
    const found = wanted ? all.filter((node) => node.data.name.toLocaleLowerCase().includes(wanted)) : [];
    if (!found.length) return (status.textContent = explorer.dataset.nothing);
    const node = found[(found.indexOf(current) + 1) % found.length];
    bring(node);
    cells.get(node).classList.add("is-found");
    status.textContent = `${found.indexOf(node) + 1}/${found.length} · ${wordsOf(node, explorer)}`;
  }

  function nodeAt(event) {
    const cell = event.target.closest("a");
    return [...cells].find(([, drawnCell]) => drawnCell === cell)?.[0];
  }

  function say(node) {
    if (!node) return;
    const path = node.ancestors().reverse().slice(0, -1).map((above) => above.data.name);
    const hidden = (node.children ?? []).filter((below) => node === focus && !cells.has(below)).length;
    const small = hidden ? ` · ${explorer.dataset.small}: ${hidden}` : "";
    status.textContent = [...path, wordsOf(node, explorer)].join(" › ") + small;
  }
}

function drawn(focus, columns) {
  return focus.descendants().filter((node) => node.depth - focus.depth < columns.length - 1 && heightOf(node, focus) >= SLIVER);
}

function heightOf(node, focus) {
  return focus.x1 > focus.x0 ? (HEIGHT * (node.x1 - node.x0)) / (focus.x1 - focus.x0) : node === focus ? HEIGHT : 0;
}

// Numbers as the page's language writes them: 64%, in German 64 %.
function inPercent(number) {
  return new Intl.NumberFormat(document.documentElement.lang, { style: "percent" }).format(number / 100);
}

function grouped(number) {
  return new Intl.NumberFormat(document.documentElement.lang).format(number);
}

function wordsOf({ data }, explorer) {
  const figure = data.percent === null ? explorer.dataset.heldBack : inPercent(data.percent);
  return `${data.name} · ${explorer.dataset.people}: ${grouped(data.people)} · ${explorer.dataset.share}: ${figure}`;
}

function stepOf(percent) {
  return percent >= 95 ? 4 : Math.min(4, Math.ceil((percent ?? 0) / 25));
}

function cellOf(node, focus, columns, explorer) {
  const column = node.depth - focus.depth;
  const height = heightOf(node, focus);
  const step = stepOf(node.data.percent);
  const link = draw("a", { href: node.data.address, tabindex: -1, "aria-label": wordsOf(node, explorer) });
  const place = draw("svg", {
    x: `${columns[column]}%`,
    width: `${columns[column + 1] - columns[column]}%`,
    y: focus.x1 > focus.x0 ? (HEIGHT * (node.x0 - focus.x0)) / (focus.x1 - focus.x0) : 0,
    height,
  });
  place.append(draw("rect", { class: `organisation-cell step-${step}`, width: "100%", height: "100%" }));
  if (height >= ROOM.words) place.append(labelOf(node, step, height));
  link.append(place);
  return link;
}

function labelOf(node, step, height) {
  const label = draw("foreignObject", { width: "100%", height: "100%" });
  const words = document.createElement("div");
  words.className = `organisation-words on-step-${step}`;
  words.classList.toggle("is-line", height < ROOM.figures);
  const name = document.createElement("span");
  name.textContent = node.data.name;
  words.append(name);
  if (height >= ROOM.figures && node.data.percent !== null) {
    const figure = document.createElement("b");
    figure.textContent = inPercent(node.data.percent);
    words.append(figure);
  }
  label.append(words);
  return label;
}

function draw(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
