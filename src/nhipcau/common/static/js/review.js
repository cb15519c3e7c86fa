// Pointing at an item lights it up in the source and brings it into sight there, and the other way
// round. Without this file the links between item and source still jump.

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
