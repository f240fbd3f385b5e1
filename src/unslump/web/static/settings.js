// A change counts at once. Without this, the button at the end saves.
const form = document.querySelector("form.settings");
const save = form.querySelector(".save");
const status = document.getElementById("saved");
save.hidden = true;

form.addEventListener("change", async () => {
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !fresh.querySelector("form.settings")) throw new Error("not saved");
    for (const [name, value] of Object.entries(fresh.documentElement.dataset)) document.documentElement.dataset[name] = value;
    const [now, then] = [fresh, document].map((page) => page.querySelector(".the-figure img"));
    if (now && then && now.getAttribute("src") !== then.getAttribute("src")) then.src = now.getAttribute("src");
    status.textContent = fresh.getElementById("saved").textContent;
  } catch {
    status.textContent = "";
    save.hidden = false;
  }
});
