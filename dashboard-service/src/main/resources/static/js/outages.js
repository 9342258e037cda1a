/** Says on the page which services do not answer, what that means and what goes on meanwhile. */
import { element, icon } from './dom.js';

let shown = '';

/** Shows the outages; an empty list takes the words away, and `over` is called once then. */
export function showOutages(outages, over) {
  const key = outages.map((outage) => outage.service).join();
  const place = document.getElementById('outages');
  if (key === shown && place.childElementCount === outages.length) return;
  if (shown && !key) over?.();
  shown = key;
  place.classList.toggle('visually-hidden', outages.length === 0);
  place.replaceChildren(...outages.map(notice));
}

function notice(outage) {
  const words = element('p', {}, element('strong', {}, `${outage.service} does not answer.`), ` What it knows stands still here. ${outage.meanwhile} Trying again every second.`);
  return element('div', { class: 'notice notice-watch', title: outage.detail }, icon('watch'), words);
}
