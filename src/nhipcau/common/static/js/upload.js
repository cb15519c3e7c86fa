// Dropping a file on the upload box chooses it; sending it shows how far it is.
// Without this file the box is a plain form with a file field.

for (const box of document.querySelectorAll("[data-drop]")) {
  const input = box.querySelector("input[type=file]");

  for (const kind of ["dragover", "dragleave", "drop"]) {
    box.addEventListener(kind, (event) => {
      event.preventDefault();
      box.classList.toggle("is-over", kind === "dragover");
    });
  }

  box.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

document.body.addEventListener("htmx:xhr:progress", (event) => {
  const bar = event.target.querySelector?.("[data-progress]");
  if (!bar || !event.detail.lengthComputable) return;
  bar.hidden = false;
  const progress = bar.querySelector("progress");
  progress.max = event.detail.total;
  progress.value = event.detail.loaded;
  if (event.detail.loaded < event.detail.total) return;
  progress.removeAttribute("value");
  bar.querySelector("[data-reading]").hidden = false;
});
