// Pointing at an item lights it up in the source, and the other way round.
// Without this file the links between item and source still jump.

const lit = (id, on) => {
  for (const part of document.querySelectorAll(`[data-item="${id}"]`)) part.classList.toggle("is-lit", on);
};
const owner = (event) => event.target.closest?.("[data-item]");

for (const [kind, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
  document.addEventListener(kind, (event) => {
    const part = owner(event);
    if (part) lit(part.dataset.item, on);
  });
}

document.addEventListener("click", (event) => {
  const mark = event.target.closest?.("mark[data-item]");
  if (mark) document.getElementById(`item-${mark.dataset.item}`)?.scrollIntoView({ block: "center" });
});
