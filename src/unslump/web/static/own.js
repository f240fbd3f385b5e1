// The figure follows what is described; without this, a button shows it.
const form = document.querySelector("form.describe");
const picture = document.getElementById("figure");
const address = picture.getAttribute("src").split("?")[0];
const QUIET_MS = 200;
let waiting;

document.getElementById("show").hidden = true;

function show() {
  const said = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (value !== "" && !["csrfmiddlewaretoken", "press", "posed", "purpose", "suits"].includes(name)) said.append(name, value);
  }
  const next = new Image();
  next.onload = () => { picture.src = next.src; }; // what cannot be drawn yet leaves the last picture where it is
  next.src = `${address}?${said}`;
}

form.addEventListener("input", (event) => {
  const output = event.target.closest(".slider")?.querySelector("output");
  if (output) output.textContent = `${event.target.value}°`;
  clearTimeout(waiting);
  waiting = setTimeout(show, QUIET_MS);
});

form.elements.position.addEventListener("change", () => {
  // Another base pose has other angles: the server knows them, and keeps everything else that was typed.
  document.getElementById("show").click();
});
