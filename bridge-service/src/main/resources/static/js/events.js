/** Recent events as rows of a table; they are put in anew only when there is something new. */
import { badge, element } from './dom.js';
import { refreshTimes } from './format.js';

const KINDS = { CRITICAL: 'act', MAJOR: 'act', MINOR: 'watch', WARNING: 'watch', INFO: 'ok' };
const WORDS = { CRITICAL: 'Critical', MAJOR: 'Major', MINOR: 'Minor', WARNING: 'Warning', INFO: 'Info' };

export function showEvents(body, events) {
  const newest = events.length > 0 ? `${events[0].at} ${events[0].words} ${events.length}` : '';
  if (events.length === 0 || body.dataset.newest === newest) return;
  body.dataset.newest = newest;
  body.replaceChildren(...events.map(row));
  refreshTimes();
}

function row(event) {
  return element('tr', {},
    element('td', {}, element('time', { data: { time: 'relative' }, dateTime: event.at }, event.at)),
    element('td', {}, badge(KINDS[event.severity], WORDS[event.severity])),
    element('td', { class: 'wrap' }, element('strong', {}, event.subject), ' ', event.words),
    element('td', { class: 'mono num' }, event.instance));
}
