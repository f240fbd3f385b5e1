/* The skeleton over the picture: lines between landmarks, drawn as SVG, so that there is no canvas that could keep a picture. */

const PAIRS = [
  [11, 12], [11, 13], [13, 15], [12, 14], [14, 16], // shoulders, arms
  [11, 23], [12, 24], [23, 24], // trunk
  [23, 25], [25, 27], [24, 26], [26, 28], [27, 31], [28, 32], // legs, feet
  [7, 11], [8, 12], [7, 0], [0, 8], // ears to shoulders, and the face
];
const SEEN = 0.5;
const SVG = "http://www.w3.org/2000/svg";

export class Bones {
  constructor(svg) {
    this.svg = svg;
    this.fit(640, 480);
    this.lines = PAIRS.map(() => svg.appendChild(document.createElementNS(SVG, "line")));
  }

  /** The size of the camera's picture. */
  fit(width, height) {
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    [this.width, this.height] = [width, height];
  }

  /** image: 33 × (x, y, z, visibility) as shares of the picture, or null for nobody. */
  draw(image) {
    PAIRS.forEach(([a, b], nth) => {
      const line = this.lines[nth];
      const seen = image !== null && image[4 * a + 3] >= SEEN && image[4 * b + 3] >= SEEN;
      line.style.display = seen ? "" : "none";
      if (!seen) return;
      line.setAttribute("x1", (image[4 * a] * this.width).toFixed(1));
      line.setAttribute("y1", (image[4 * a + 1] * this.height).toFixed(1));
      line.setAttribute("x2", (image[4 * b] * this.width).toFixed(1));
      line.setAttribute("y2", (image[4 * b + 1] * this.height).toFixed(1));
    });
  }
}

/** How much of the picture's height the trunk takes: too little means too far away. Null where it is not seen. */
export function trunkShare(image) {
  const mid = (a, b, axis) => (image[4 * a + axis] + image[4 * b + axis]) / 2;
  if ([11, 12, 23, 24].some((nth) => image[4 * nth + 3] < SEEN)) return null;
  return Math.hypot(mid(11, 12, 0) - mid(23, 24, 0), mid(11, 12, 1) - mid(23, 24, 1));
}
