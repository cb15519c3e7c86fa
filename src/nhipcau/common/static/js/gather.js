// Evidence is chosen, dropped (whole folders too) or pasted; what is gathered is listed and can be left out again.
// Pictures of a phone (.heic) are made .jpg where the browser can read them. Without this file the field is a plain one.

const PHONE = /\.hei[cf]$/i;
const SYSTEM = /^(\.|Thumbs\.db$|desktop\.ini$)/;
const gathered = new WeakMap();

for (const input of document.querySelectorAll("input[data-gather]")) {
  const list = document.createElement("ul");
  list.className = "plain gathered";
  list.setAttribute("aria-live", "polite");
  input.after(list, folderButton(input));
  gathered.set(input, { files: [], list });
  input.addEventListener("change", () => add(input, [...input.files]));
  const field = input.closest(".field");
  for (const kind of ["dragover", "dragleave", "drop"]) {
    field.addEventListener(kind, (event) => {
      event.preventDefault();
      field.classList.toggle("is-over", kind === "dragover");
    });
  }
  field.addEventListener("drop", async (event) => add(input, await dropped(event.dataTransfer)));
}

document.addEventListener("paste", (event) => {
  const files = [...(event.clipboardData?.files ?? [])];
  const hasWords = event.clipboardData?.types.some((type) => type.startsWith("text/"));
  const input = here();
  if (!files.length || hasWords || !input) return;
  event.preventDefault();
  const number = gathered.get(input).files.length;
  const nameOf = (file, at) => (file.name === "image.png" ? `anh-dan-${number + at + 1}.png` : file.name);
  add(input, files.map((file, at) => new File([file], nameOf(file, at), { type: file.type })));
});

function here() {
  const form = document.activeElement?.closest("form");
  if (form) return form.querySelector("input[data-gather]");
  return [...document.querySelectorAll("input[data-gather]")].find((input) => input.offsetParent);
}

function folderButton(input) {
  const button = quietButton(input.dataset.folder);
  const picker = Object.assign(document.createElement("input"), { type: "file", webkitdirectory: true });
  picker.addEventListener("change", () => add(input, [...picker.files]));
  button.addEventListener("click", () => picker.click());
  return button;
}

function quietButton(textContent) {
  return Object.assign(document.createElement("button"), { type: "button", className: "button is-quiet is-small", textContent });
}

async function dropped(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  return entries.length ? (await Promise.all(entries.map(filesOf))).flat() : [...transfer.files];
}

async function filesOf(entry) {
  if (entry.isFile) return [await new Promise((found, failed) => entry.file(found, failed))];
  const reader = entry.createReader();
  const inside = [];
  for (;;) {
    const some = await new Promise((found, failed) => reader.readEntries(found, failed));
    if (!some.length) break;
    inside.push(...some);
  }
  return (await Promise.all(inside.map(filesOf))).flat();
}

async function add(input, files) {
  const [known, unreadable] = [gathered.get(input).files, []];
  for (const file of files.filter((each) => !SYSTEM.test(each.name))) {
    const readable = PHONE.test(file.name) ? await asJpeg(file) : file;
    if (!readable) unreadable.push(file.name);
    else if (!known.some((each) => each.name === readable.name && each.size === readable.size)) known.push(readable);
  }
  show(input, unreadable);
}

async function asJpeg(file) {
  try {
    const picture = await createImageBitmap(file);
    const canvas = Object.assign(document.createElement("canvas"), { width: picture.width, height: picture.height });
    canvas.getContext("2d").drawImage(picture, 0, 0);
    const content = await new Promise((made) => canvas.toBlob(made, "image/jpeg", 0.9));
    return content && new File([content], file.name.replace(PHONE, ".jpg"), { type: "image/jpeg" });
  } catch {
    return null;
  }
}

function show(input, unreadable) {
  const [{ files, list }, transfer] = [gathered.get(input), new DataTransfer()];
  for (const file of files) transfer.items.add(file);
  input.files = transfer.files;
  list.replaceChildren(
    ...files.map((file) => row(input, file)),
    ...unreadable.map((name) => Object.assign(document.createElement("li"), {
      className: "error", textContent: `${name}: ${input.dataset.unreadable}`,
    })),
  );
}

function row(input, file) {
  const item = document.createElement("li");
  const button = quietButton("×");
  button.setAttribute("aria-label", `${input.dataset.leave} ${file.name}`);
  button.addEventListener("click", () => {
    const { files } = gathered.get(input);
    files.splice(files.indexOf(file), 1);
    show(input, []);
    input.focus();
  });
  item.append(`${file.name} (${Math.ceil(file.size / 1024)} KB) `, button);
  return item;
}
