/* Beats every `data` ms; 0 stops it. */
let beat = 0;
onmessage = ({ data }) => {
  clearInterval(beat);
  if (data > 0) beat = setInterval(() => postMessage(0), data);
};
