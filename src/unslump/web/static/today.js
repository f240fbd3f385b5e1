// Today without reloading: a choice changes the session below it, and nothing else on the page moves.
const form = document.getElementById("choices");
const plan = document.getElementById("plan");

document.getElementById("show").hidden = true;
let asking;

async function show(address) {
  asking?.abort();
  asking = new AbortController();
  const chosen = plan.querySelector("input[name=pain]:checked")?.value;
  try {
    const answer = await fetch(address, { signal: asking.signal, headers: { Accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !fresh.getElementById("plan")) {
      location.assign(address);
      return;
    }
    for (const part of ["plan", "hero", "at-hand"]) {
      document.getElementById(part).replaceChildren(...fresh.getElementById(part).childNodes);
    }
    document.getElementById("kit").hidden = fresh.getElementById("kit").hidden;
    const again = plan.querySelector(`input[name=pain][value="${CSS.escape(chosen ?? "")}"]`);
    if (again) again.checked = true;
    history.replaceState(null, "", address);
  } catch (trouble) {
    if (trouble.name !== "AbortError") location.assign(address);
  }
}

form.addEventListener("change", () => show(`${form.getAttribute("action")}?${new URLSearchParams(new FormData(form))}`));
form.addEventListener("submit", (event) => event.preventDefault());

plan.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-in-place]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  show(link.getAttribute("href")).then(() => document.getElementById("planned")?.focus({ preventScroll: true }));
});
