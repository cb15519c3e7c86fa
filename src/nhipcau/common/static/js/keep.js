// What is being typed stays on this machine until the server has it: a power cut loses at most a sentence.

const keyOf = (field) => `keep:${field.form.dataset.person}:${field.form.getAttribute("action")}:${field.name}`;
const stateOf = (field) => field.closest(".passage").querySelector(".passage-state");

function offer(field, kept) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button is-small";
  button.textContent = field.form.dataset.keptLabel;
  button.addEventListener("click", () => {
    field.value = kept;
    localStorage.removeItem(`${keyOf(field)}:before`);
    button.remove();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  field.after(button);
  const folded = field.closest("details");
  if (folded) folded.open = true;
}

function sayUnsaved(field) {
  const state = stateOf(field);
  state.dataset.unsaved = "";
  state.querySelectorAll("p, span, div").forEach((old) => old.remove());
  const said = document.createElement("p");
  said.className = "notice is-error";
  said.textContent = field.form.dataset.failedLabel;
  state.append(said);
}

for (const field of document.querySelectorAll("textarea[data-keep]")) {
  const kept = localStorage.getItem(`${keyOf(field)}:before`) ?? localStorage.getItem(keyOf(field));
  localStorage.removeItem(keyOf(field));
  localStorage.removeItem(`${keyOf(field)}:before`);
  if (kept === null || kept.trim() === field.value.trim()) continue;
  localStorage.setItem(`${keyOf(field)}:before`, kept);
  offer(field, kept);
}

document.addEventListener("input", (event) => {
  if (event.target.matches("textarea[data-keep]")) localStorage.setItem(keyOf(event.target), event.target.value);
});

document.addEventListener("htmx:afterRequest", (event) => {
  const field = event.detail.elt;
  if (!field.matches?.("textarea[data-keep]")) return;
  if (!event.detail.successful) return sayUnsaved(field);
  const isKept = !stateOf(field).hasAttribute("data-unsaved");
  if (isKept && event.detail.requestConfig.parameters[field.name] === field.value) localStorage.removeItem(keyOf(field));
});

// What was typed before the scripts were there, or what the browser put back into the field by itself.
window.addEventListener("load", () => {
  for (const field of document.querySelectorAll("textarea[data-keep]")) {
    if (field.value === field.defaultValue) continue;
    localStorage.setItem(keyOf(field), field.value);
    window.htmx.trigger(field, "again");
  }
});

window.addEventListener("online", () => {
  for (const field of document.querySelectorAll(".passage:has([data-unsaved]) textarea[data-keep]")) {
    if (localStorage.getItem(keyOf(field)) !== null) window.htmx.trigger(field, "again");
  }
});
