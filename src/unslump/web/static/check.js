// One list: "None of these" and its lines undo each other, so that what is sent is what is seen.
const list = document.querySelector(".checklist");
const none = list?.querySelector("[name=none]");

list?.addEventListener("change", ({ target }) => {
  if (target === none && none.checked) {
    for (const box of list.querySelectorAll("[name=yes], [name=unsure]")) box.checked = false;
  } else if (target.checked) {
    none.checked = false;
    if (target.name === "unsure") target.closest(".line").querySelector("[name=yes]").checked = true;
  } else if (target.name === "yes") {
    const unsure = target.closest(".line").querySelector("[name=unsure]");
    if (unsure) unsure.checked = false;
  }
});

const print = document.getElementById("print");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
