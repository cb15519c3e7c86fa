// Ctrl-K (or Cmd-K) goes to the search from every page. Without this file the link in the head does.

document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
  const link = document.querySelector("[data-find]");
  if (!link) return;
  event.preventDefault();
  const field = document.querySelector("main[data-page=find] #q");
  if (field) field.select();
  else location.href = link.href;
});
