/** The start page: figures, device cards and the history of the chosen devices, kept up to date by events. */
import { get } from './api.js';
import { DeviceCards } from './device-cards.js';
import { counted, number, percent } from './format.js';
import { HistoryCharts } from './history-charts.js';
import { connect } from './live.js';
import { showOutages } from './outages.js';
import { sparkline } from './sparkline.js';
import { failure } from './state.js';

const byId = (id) => document.getElementById(id);
const history = new HistoryCharts(byId('charts'));
const cards = new DeviceCards(byId('cards'), {
  chosen: () => showHistory(),
  colour: (device) => history.colour(device),
});
let models = [];
let model;

function showFigures(figures) {
  byId('reporting').textContent = number(figures.devices_reporting);
  byId('devices').textContent = `of ${number(figures.devices)}`;
  if (figures.last_reading_at) byId('newest').dateTime = figures.last_reading_at;
  byId('last-minute').textContent = number(figures.readings_last_minute);
  byId('refused-share').textContent = percent(figures.refused_share_last_hour);
  byId('refused').textContent = counted(figures.refused_last_hour, 'reading');
  byId('waiting').textContent = number(figures.waiting);
  showNodes(figures.buffer_nodes, figures.buffer_nodes_away);
  if (figures.stored_by_minute.length) sparkline(byId('stored-line'), figures.stored_by_minute);
}

function showNodes(nodes, away) {
  const words = nodes === null || nodes < 0 ? 'the buffer nodes can’t be asked' : away > 0 ? `${away} of ${nodes} buffer nodes away` : `on ${counted(nodes, 'buffer node')}`;
  byId('nodes').textContent = words;
}

async function noteReadings({ readings }) {
  if (!readings.length) return;
  if (readings.some((reading) => !models.some((known) => known.name === reading.model))) await loadModels();
  cards.note(readings, models);
  if (!model && cards.size) reveal();
  for (const reading of readings) if (reading.model === model?.name) history.append(reading);
}

function reveal() {
  byId('first-steps').hidden = true;
  byId('history').hidden = false;
  byId('devices-section').hidden = false;
  chooseModel(model?.name);
}

async function loadModels() {
  try {
    models = await get('/api/models');
  } catch (problem) {
    if (!models.length) byId('charts').replaceChildren(failure('The history could not be loaded', `${problem.message} It comes by itself as soon as it can.`, begin));
  }
}

/** With the page, and again after an outage: what was missed meanwhile is filled in. */
async function begin() {
  if (!models.length) await loadModels();
  if (cards.size && models.length) chooseModel(model?.name ?? asked.get('model'));
}

function chooseModel(name) {
  const used = models.filter((known) => cards.has(known.name));
  model = used.find((known) => known.name === name) ?? used[0] ?? models[0];
  if (!model) return;
  const place = byId('models');
  place.hidden = used.length < 2;
  place.replaceChildren(...used.map(modelButton));
  cards.show(model.name);
  showHistory();
}

function modelButton(known) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = known.title || known.name;
  button.setAttribute('aria-pressed', String(known === model));
  button.addEventListener('click', () => chooseModel(known.name));
  return button;
}

function showHistory() {
  const devices = cards.chosenDevices();
  byId('history-hint').textContent = devices.length ? `of ${devices.join(', ')}` : 'Choose a device below';
  remember(devices);
  if (model) history.show(model, devices);
  cards.recolour();
}

/** The choice stands in the address, so that it survives a reload and can be passed on. */
function remember(devices) {
  const query = new URLSearchParams();
  if (models.length > 1 && model) query.set('model', model.name);
  for (const device of devices) query.append('device', device);
  window.history.replaceState(null, '', devices.length ? `?${query}` : location.pathname);
}

const asked = new URLSearchParams(location.search);
const line = byId('stored-line').dataset.values;
if (line) sparkline(byId('stored-line'), line.split(',').map(Number));
showNodes(Number(byId('nodes').dataset.nodes), Number(byId('nodes').dataset.away));
byId('filter').addEventListener('input', (event) => cards.filter(event.target.value));
cards.choose(asked.getAll('device'));
await begin();
connect('/api/live?topic=readings', { readings: noteReadings, figures: showFigures, outages: (told) => showOutages(told.outages, begin) }, document.querySelector('.live-state'));
