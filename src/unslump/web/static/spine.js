// While you read, the vertebrae that are spoken of light up. Without this, the headings are links that do the same.
const bones = new Map([...document.querySelectorAll(".vertebra")].map((bone) => [bone.dataset.level, bone]));
const told = [...document.querySelectorAll(".told [data-levels]")];

function light(levels) {
  for (const [level, bone] of bones) bone.classList.toggle("lit", levels.includes(level));
}

// What is pointed at wins; otherwise what stands a third of the way down the window is what is being read.
let pointed = null;
const reading = new IntersectionObserver(
  (changes) => {
    const here = changes.filter((change) => change.isIntersecting).at(-1);
    if (here && !pointed) light(here.target.dataset.levels.split(" "));
  },
  { rootMargin: "-33% 0px -62% 0px" },
);
for (const one of told) {
  reading.observe(one);
  one.addEventListener("pointerenter", () => {
    pointed = one;
    light(one.dataset.levels.split(" "));
  });
  one.addEventListener("pointerleave", () => {
    pointed = null;
  });
}
