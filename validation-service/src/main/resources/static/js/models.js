/** The "try a payload" boxes: shows the verdict on what is typed. */
import { post, withParameters } from './api.js';
import { element, icon } from './dom.js';
import { exactTime } from './format.js';

const QUIET_MILLIS = 250;

for (const box of document.querySelectorAll('[data-try]')) follow(box);

function follow(box) {
  const form = box.querySelector('form');
  const place = box.querySelector('[data-verdict]');
  let timer;
  let running;
  const check = async () => {
    running?.abort();
    running = new AbortController();
    try {
      show(place, await ask(box.dataset.try, form, running.signal));
    } catch (failure) {
      if (failure.name !== 'AbortError') place.replaceChildren(notice('act', 'Not checked.', failure.message));
    }
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(check, QUIET_MILLIS);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  check();
}

/** The payload goes as it is typed, JSON or not. */
async function ask(model, form, signal) {
  const path = withParameters(`/api/models/${encodeURIComponent(model)}/check`, { device: form.elements.device.value.trim() });
  return post(path, form.elements.payload.value, { signal, raw: true });
}

function show(place, verdict) {
  place.replaceChildren(...(verdict.accepted ? accepted(verdict) : refused(verdict)));
}

function accepted(verdict) {
  return [notice('ok', 'Would be stored.', `It fits version ${verdict.version} of the model.`), ...verdict.readings.map(reading)];
}

function reading(stored) {
  const facts = element('dl', { class: 'facts' });
  fact(facts, 'Device', stored.device);
  fact(facts, 'Time', stored.dated ? exactTime(stored.ts) : 'time of receipt');
  for (const [name, value] of Object.entries(stored.values)) fact(facts, name, String(value));
  if (stored.extras) fact(facts, 'Extras', stored.extras);
  return facts;
}

function fact(facts, name, value) {
  facts.append(element('dt', {}, name), element('dd', { class: 'mono' }, value));
}

function refused(verdict) {
  const reasons = verdict.violations.length === 1 ? 'one reason' : `${verdict.violations.length} reasons`;
  const rows = verdict.violations.map((violation) => element('tr', {},
    element('td', { class: 'mono wrap' }, violation.pointer || 'payload'),
    element('td', { class: 'wrap' }, violation.rule),
    element('td', { class: 'wrap' }, violation.remedy)));
  const head = element('thead', {}, element('tr', {}, ...['Where', 'Rule', 'What to send'].map((title) => element('th', { scope: 'col' }, title))));
  return [
    notice('act', 'Would be refused', `for ${reasons}, and kept in quarantine.`),
    element('div', { class: 'table-wrap', tabIndex: 0 }, element('table', { class: 'table' }, head, element('tbody', {}, ...rows))),
  ];
}

function notice(kind, strong, words) {
  return element('div', { class: `notice notice-${kind}` }, icon(kind), element('p', {}, element('strong', {}, strong), ` ${words}`));
}
