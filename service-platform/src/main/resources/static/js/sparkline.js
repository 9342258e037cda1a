/** A small line without axes: the way of a figure over the last while. */
import { svg } from './dom.js';

const WIDTH = 96;
const HEIGHT = 32;

/** Draws the values, oldest first, into an `<svg class="sparkline">`; the lowest value of the scale is 0. */
export function sparkline(place, values) {
  place.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
  place.setAttribute('preserveAspectRatio', 'none');
  if (values.length < 2) {
    place.replaceChildren();
    return;
  }
  const highest = Math.max(...values, 1);
  const line = values
    .map((value, index) => `${((index / (values.length - 1)) * WIDTH).toFixed(1)},${(HEIGHT - 1 - (value / highest) * (HEIGHT - 3)).toFixed(1)}`)
    .join(' L');
  place.replaceChildren(svg('path', { class: 'area', d: `M0,${HEIGHT} L${line} L${WIDTH},${HEIGHT} Z` }), svg('path', { d: `M${line}` }));
}
