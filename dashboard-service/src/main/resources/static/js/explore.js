/** Explore: what is chosen stands in the address; chart, table and CSV follow it. */
import { get, withParameters } from './api.js';
import { timeChart } from './charts.js';
import { element } from './dom.js';
import { DevicePicker } from './device-picker.js';
import { timeOfDay } from './format.js';
import { TimeRange } from './time-range.js';
import { empty, failure } from './state.js';

const POINTS = 600;
const CHOSEN_AT_FIRST = 3;
const FOLLOW_EVERY_MILLIS = 10_000;

const byId = (id) => document.getElementById(id);
const chart = timeChart(byId('chart'), {});
const picker = new DevicePicker(byId('devices'), byId('filter'), byId('device-count'), () => show());
const range = new TimeRange(byId('ranges'), byId('custom'), () => show());
let models = [];
let asked = 0;

const model = () => models.find((known) => known.name === byId('model').value);
const metric = () => model()?.fields.find((field) => field.name === byId('metric').value);

async function start() {
  const wanted = new URLSearchParams(location.search);
  range.read(wanted);
  try {
    models = (await get('/api/models')).filter((known) => known.fields.some((field) => field.metric));
  } catch (problem) {
    say('stale', 'Not loaded');
    chart.say(failure('The data models could not be loaded', `${problem.message} Live values on the overview may still work.`, start));
    return;
  }
  if (!models.length) {
    chart.say(empty('No data model has a metric', 'A metric is a numeric field of a data model. Make one on the page “Models”.'));
    return;
  }
  fill(byId('model'), models.map((known) => [known.name, known.title || known.name]), wanted.get('model'));
  fillMetrics(wanted.get('metric'));
  await loadDevices(wanted.getAll('device'));
  await show();
}

function fill(select, options, chosen) {
  select.replaceChildren(...options.map(([value, words]) => element('option', { value }, words)));
  if (options.some(([value]) => value === chosen)) select.value = chosen;
}

function fillMetrics(chosen) {
  const metrics = model().fields.filter((field) => field.metric);
  fill(byId('metric'), metrics.map((field) => [field.name, field.unit ? `${field.name}, ${field.unit}` : field.name]), chosen);
}

async function loadDevices(chosen) {
  const devices = await get(withParameters('/api/devices', { model: model().name })).catch(() => []);
  const names = devices.map((one) => one.device);
  const known = chosen.filter((device) => names.includes(device));
  picker.show(names, known.length ? known : names.slice(0, CHOSEN_AT_FIRST));
}

async function show() {
  if (!metric()) return;
  const { name, unit, description } = metric();
  byId('metric-help').textContent = description;
  byId('chart-title').replaceChildren(titleOf(name), ' ', element('span', { class: 'unit' }, unit));
  const question = questionNow();
  if (!question) return;
  remember();
  await load(question, unit);
}

/** air_temperature: Air temperature */
function titleOf(name) {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function questionNow() {
  const span = range.span();
  if (!span) return undefined;
  const devices = picker.chosen();
  if (!devices.length) {
    say('idle', '');
    chart.say(picker.size ? empty('No device chosen', 'Choose one or more devices on the left.') : empty('No device has sent such readings yet', 'As soon as one does, it can be chosen here.'));
    return undefined;
  }
  return { model: model().name, metric: metric().name, device: devices, from: span.from.toISOString(), to: span.to.toISOString(), points: POINTS };
}

async function load(question, unit) {
  const mine = ++asked;
  const csv = byId('csv');
  csv.href = withParameters('/api/series.csv', question);
  csv.removeAttribute('aria-disabled');
  try {
    const series = await get(withParameters('/api/series', question));
    if (mine !== asked) return;
    const lines = question.device.map((device) => ({ name: device, points: series.devices.find((one) => one.device === device)?.points ?? [] }));
    await chart.show({ series: lines, grain: series.grain, from: question.from, to: question.to, unit });
    say('idle', `Loaded ${timeOfDay(Date.now())}`);
  } catch (problem) {
    if (mine !== asked) return;
    say('stale', 'Not loaded');
    chart.say(failure('The readings could not be loaded', `${problem.message} Your choice is kept.`, () => show()));
  }
}

function say(state, words) {
  byId('loaded').dataset.state = state;
  byId('loaded').textContent = words;
}

function remember() {
  const address = { model: model().name, metric: metric().name, ...range.written(), device: picker.chosen() };
  window.history.replaceState(null, '', withParameters('/explore', address));
}

byId('model').addEventListener('change', async () => {
  fillMetrics(byId('metric').value);
  await loadDevices(picker.chosen());
  await show();
});
byId('metric').addEventListener('change', () => show());
byId('reload').addEventListener('click', () => (models.length ? show() : start()));
byId('question').addEventListener('submit', (event) => event.preventDefault());
setInterval(() => !document.hidden && range.follows() && models.length && show(), FOLLOW_EVERY_MILLIS);
await start();
