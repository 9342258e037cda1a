/** What a draft would do with what came in already: how much it would refuse, why and from whom, and what it would accept of quarantine. */
import { post } from './api.js';
import { element } from './dom.js';
import { counted, number } from './format.js';
import { whileLoading } from './state.js';
import { notice } from './verdict.js';

const DAY_MILLIS = 24 * 60 * 60 * 1000;
const button = document.getElementById('dry-run');
const report = document.getElementById('dry-run-report');
const period = document.getElementById('dry-run-days');

/** @param document answers the model's document as it stands, saved or not */
export function offerDryRun(name, document) {
  button.closest('section').hidden = false;
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      const from = new Date(Date.now() - Number(period.value) * DAY_MILLIS).toISOString();
      show(await whileLoading(report, post(`/api/models/${encodeURIComponent(name)}/dry-run`, { model: document(), from })));
    } catch (failure) {
      report.replaceChildren(notice('act', 'Nothing was tried.', failure.message));
    } finally {
      button.disabled = false;
    }
  });
}

function show({ words, stored, quarantined }) {
  const kind = stored.refused > 0 ? 'watch' : 'ok';
  report.replaceChildren(
    notice(kind, stored.refused > 0 ? `Would refuse ${number(stored.refused_percent)} %.` : 'Would refuse nothing that is stored.', words),
    ...reasons('What it would refuse of the stored readings', stored.reasons),
    ...reasons('What of quarantine would be refused still', quarantined.reasons));
}

function reasons(title, list) {
  if (list.length === 0) return [];
  return [element('h3', {}, title), element('ul', { class: 'changes' }, ...list.map(reason))];
}

function reason({ pointer, rule, remedy, readings, devices, some_devices: some, examples }) {
  const from = `${counted(readings, 'reading')} from ${counted(devices, 'device')}`;
  return element('li', {}, element('details', {},
    element('summary', {}, element('code', {}, pointer || 'payload'), ` ${rule}: ${from}`),
    element('p', { class: 'hint' }, remedy),
    element('p', { class: 'hint' }, `Most from ${some.map((one) => `${one.device} (${number(one.readings)})`).join(', ')}`),
    ...examples.slice(0, 1).map((example) => element('pre', { tabIndex: 0 }, example.payload))));
}
