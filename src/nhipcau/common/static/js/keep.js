// What is being typed stays on this machine until the server has it: a power cut loses at most a sentence.

const keyOf = (field) => `keep:${location.pathname}:${field.name}`;

function offer(field, kept) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button is-small";
  button.textContent = field.form.dataset.keptLabel;
  button.addEventListener("click", () => {
    field.value = kept;
    button.remove();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  field.after(button);
}

for (const field of document.querySelectorAll("textarea[data-keep]")) {
  const kept = localStorage.getItem(keyOf(field));
  if (kept === null) continue;
  if (kept.trim() === field.value.trim()) localStorage.removeItem(keyOf(field));
  else offer(field, kept);
}

document.addEventListener("input", (event) => {
  if (event.target.matches("textarea[data-keep]")) localStorage.setItem(keyOf(event.target), event.target.value);
});

document.addEventListener("htmx:afterRequest", (event) => {
  const field = event.detail.elt;
  if (!field.matches?.("textarea[data-keep]")) return;
  const state = field.closest(".passage").querySelector(".passage-state");
  const isKept = event.detail.successful && !state.hasAttribute("data-unsaved");
  if (isKept && event.detail.requestConfig.parameters[field.name] === field.value) localStorage.removeItem(keyOf(field));
});
