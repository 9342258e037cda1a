/** The page Storage: partitions of a table, comparing rollups with readings, and the quality of what devices send. */
import { get, post, withParameters } from './api.js';
import { openForm } from './dialog.js';
import { badge, element } from './dom.js';
import { bytes, counted, number } from './format.js';
import { sparkline } from './sparkline.js';
import { empty, failure, whileLoading } from './state.js';
import { done } from './toast.js';

const HOUR_MILLIS = 3600000;
const GOOD = 90;
const FAIR = 60;

const quality = document.getElementById('quality');
const model = document.getElementById('quality-model');
const span = document.getElementById('quality-span');

for (const row of document.querySelectorAll('tr[data-model]')) {
  row.querySelector('[data-partitions]')?.addEventListener('click', () => showPartitions(row.dataset.model));
  row.querySelector('[data-check]')?.addEventListener('click', () => checkRollups(row.dataset.model));
}
model?.addEventListener('change', showQuality);
span?.addEventListener('change', showQuality);
if (model?.value) showQuality();
else quality.replaceChildren(empty('No device has sent anything yet', 'Scores appear once a model has readings.'));
showStored();

async function showStored() {
  const outcomes = await get(withParameters('/api/outcomes', { from: new Date(Date.now() - HOUR_MILLIS).toISOString() })).catch(() => null);
  if (outcomes) sparkline(document.getElementById('stored-line'), outcomes.minutes.map((minute) => minute.stored));
}

async function showPartitions(name) {
  const report = (await get('/api/storage')).find((table) => table.model === name);
  const rows = report.partitions.filter((partition) => partition.rows_estimate > 0).map((partition) => element('tr', {},
    element('th', { scope: 'row', class: 'mono' }, partition.day ?? partition.name),
    element('td', { class: 'num' }, number(partition.rows_estimate)),
    element('td', { class: 'num' }, bytes(partition.bytes))));
  const table = element('div', { class: 'table-wrap', tabIndex: 0 }, element('table', { class: 'table' },
    heads(['Day (UTC)', ''], ['Rows, about', 'num'], ['Size', 'num']), element('tbody', {}, ...rows)));
  await openForm({ title: `Days of ${report.table}`, words: rows.length ? table : 'No day has readings yet.', fields: [], button: 'Done', send: async () => true });
}

async function checkRollups(name) {
  const yesterday = new Date(Date.now() - 24 * HOUR_MILLIS).toISOString().slice(0, 10);
  const report = await openForm({
    title: `Compare the rollups of ${name} with its readings`,
    words: 'All rollups of a day are computed anew from the readings and compared. Readings go on being stored meanwhile.',
    fields: [
      { name: 'day', label: 'Day (UTC)', value: yesterday, help: 'As 2026-01-31.' },
      { name: 'repair', label: 'Make those anew that are wrong', type: 'check' },
    ],
    button: 'Compare',
    send: (values) => post(withParameters('/api/storage/rollup-check', { model: name, day: values.day.trim(), repair: values.repair })),
  });
  if (!report) return;
  const compared = `${counted(report.compared, 'rollup')} of ${counted(report.devices, 'device')} compared`;
  if (report.different === 0) done(`${compared}; all say what the readings say.`);
  else done(`${compared}; ${number(report.different)} were wrong, ${number(report.repaired)} made anew.`);
}

async function showQuality() {
  const parameters = { model: model.value, from: new Date(Date.now() - span.value * HOUR_MILLIS).toISOString() };
  try {
    const report = await whileLoading(quality, get(withParameters('/api/quality', parameters)));
    quality.replaceChildren(...(report.devices.length ? [scores(report)] : [empty('No readings in this time', 'Choose a longer time, or another model.')]));
  } catch (problem) {
    quality.replaceChildren(failure('The quality could not be computed', problem.message, showQuality));
  }
}

function scores(report) {
  const rows = report.devices.map((device) => element('tr', {},
    element('th', { scope: 'row' }, device.device),
    element('td', {}, badge(device.score >= GOOD ? 'ok' : device.score >= FAIR ? 'watch' : 'act', `${device.score} of 100`)),
    element('td', { class: 'wrap' }, device.reasons.join('; ') || 'nothing to complain of')));
  return element('div', { class: 'table-wrap', tabIndex: 0, role: 'region', 'aria-labelledby': 'quality-title' },
    element('table', { class: 'table table-pinned' }, heads(['Device', ''], ['Score', ''], ['Why', '']), element('tbody', {}, ...rows)));
}

function heads(...titles) {
  return element('thead', {}, element('tr', {}, ...titles.map(([title, kind]) => element('th', { scope: 'col', class: kind }, title))));
}
