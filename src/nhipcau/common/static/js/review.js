// A review with the mouse or with the keyboard alone. Pointing at an item lights it up in the source and brings
// it into sight there, and the other way round; single keys do what the item's own buttons do. Without this
// file every button and link still works.

const pane = document.querySelector(".source");
const lit = (id, on) => {
  for (const part of document.querySelectorAll(`[data-item="${id}"]`)) part.classList.toggle("is-lit", on);
};
const show = (id) => {
  const mark = document.getElementById(`s-${id}`);
  const isBeside = pane && getComputedStyle(pane).position === "sticky";
  if (mark && isBeside) pane.scrollTop += mark.getBoundingClientRect().top - pane.getBoundingClientRect().top - 120;
};
const owner = (event) => event.target.closest?.("[data-item]");

for (const [kind, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
  document.addEventListener(kind, (event) => {
    const part = owner(event);
    if (!part || part.contains(event.relatedTarget)) return;
    lit(part.dataset.item, on);
    if (on && part.matches(".item")) show(part.dataset.item);
  });
}

document.addEventListener("click", (event) => {
  const mark = event.target.closest?.("mark[data-item]");
  if (mark) document.getElementById(`item-${mark.dataset.item}`)?.scrollIntoView({ block: "center" });
});

const cards = (which = ".item") => [...document.querySelectorAll(which)];
let last = null; // the item that had the focus, where it was redrawn or dropped since
const current = () => document.activeElement?.closest(".item") ?? document.getElementById(last ?? "");
const go = (card) => {
  if (!card) return;
  last = card.id;
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "center" });
};
const step = (which, direction) => {
  const all = cards();
  const at = all.indexOf(current());
  const order = direction > 0 ? all.slice(at + 1) : all.slice(0, Math.max(at, 0)).reverse();
  go(order.find((card) => card.matches(which)) ?? cards(which)[0]);
};
const MOVES = { j: [".item", 1], k: [".item", -1], n: [".is-doubtful", 1], p: [".is-doubtful", -1] };

document.addEventListener("keydown", (event) => {
  const card = current();
  if (event.key === "Escape") card?.querySelector("[data-cancel]")?.click();
  if (event.key === "Enter" && event.ctrlKey) card?.querySelector("[data-save]")?.click();
  const isTyping = event.target.closest("input:not([type=checkbox]), textarea, select");
  if (isTyping || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key in MOVES) return void step(...MOVES[event.key]);
  const scope = "u?".includes(event.key) ? document : card;
  scope?.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click();
});

document.addEventListener("focusin", (event) => {
  last = event.target.closest(".item")?.id ?? last;
});
document.addEventListener("htmx:afterSettle", () => {
  const card = document.getElementById(last ?? "");
  const isInside = document.activeElement !== card && card?.contains(document.activeElement);
  if (card && !isInside) (card.querySelector("textarea") ?? card).focus();
});
if (location.hash.startsWith("#item-")) go(document.querySelector(location.hash));
