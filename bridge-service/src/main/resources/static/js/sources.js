/** The page Sources: live rates, sending a reading, publishing a message. */
import { get, post } from './api.js';
import { timeChart } from './charts.js';
import { badge } from './dom.js';
import { appendSeconds, ratesOf, receivedBySource } from './flow-data.js';
import { number } from './format.js';
import { connect } from './live.js';
import { sparkline } from './sparkline.js';
import { done } from './toast.js';

const WINDOW_MILLIS = 5 * 60_000;
const chart = timeChart(document.getElementById('received-chart'), { unit: '/s', fromZero: true, note: 'Readings per second from each source, to this bridge' });
const send = document.getElementById('send');
const publish = document.getElementById('publish');
let seconds = [];

function showNow(now) {
  seconds = appendSeconds(seconds, now.seconds);
  show('received', number(now.last_minute.received, 1));
  show('refused', number(now.last_minute.refused, 1));
  show('broker', now.broker_connected ? 'Connected' : 'Away');
  document.getElementById('broker-note').replaceChildren(now.broker_connected ? badge('ok', 'Healthy') : badge('act', 'Tried again until it answers'));
  for (const source of now.sources) {
    const cell = document.querySelector(`[data-rate="${CSS.escape(source.name)}"]`);
    if (cell) cell.textContent = number(source.rate, 1);
  }
  showCharts();
}

function show(id, text) {
  document.getElementById(id).textContent = text;
}

function showCharts() {
  if (seconds.length === 0) return;
  sparkline(document.getElementById('received-line'), ratesOf(seconds.slice(-60), 'received'));
  chart.show({ series: receivedBySource(seconds), from: Date.now() - WINDOW_MILLIS, to: Date.now() });
}

/** Calls `act` on submit with the button locked; what fails is said by `say`, and nothing typed is lost. */
function onSubmit(form, clear, act, say) {
  form?.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('button[type="submit"]');
    clear();
    button.disabled = true;
    try {
      await act(new FormData(form));
    } catch (failure) {
      say(failure);
    } finally {
      button.disabled = false;
    }
  });
}

function sayAt(id, input, words) {
  const place = document.getElementById(id);
  place.textContent = words ?? '';
  place.hidden = !words;
  if (words) input?.setAttribute('aria-invalid', 'true');
  else input?.removeAttribute('aria-invalid');
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (failure) {
    throw new Error(`This is not JSON: ${failure.message}. Write one object, for example {"temperature": 21.5}.`);
  }
}

async function sendReading(form) {
  const taken = await post(`/bridge/ingest/${encodeURIComponent(form.get('source'))}`, parsed(form.get('body')));
  done(`Reading ${taken.message_ids[0]} is in the buffer`);
}

async function publishMessage(form) {
  const message = { topic: form.get('topic'), payload: form.get('payload'), qos: Number(form.get('qos')), retain: form.get('retain') === 'on' };
  const published = await post('/mqtt/publish', message);
  done(`The broker has the message for ${published.topic}`);
}

function clearPublish() {
  sayAt('publish-error', publish.elements.qos, null);
  sayAt('publish-error-topic', publish.elements.topic, null);
  sayAt('publish-error-payload', publish.elements.payload, null);
}

function sayPublish(failure) {
  const violations = failure.problem?.violations ?? [];
  for (const violation of violations) {
    const name = violation.pointer.slice(1);
    const words = `${name[0].toUpperCase()}${name.slice(1)} ${violation.rule}. ${violation.remedy}`;
    sayAt(name === 'qos' ? 'publish-error' : `publish-error-${name}`, publish.elements[name], words);
  }
  if (violations.length === 0) sayAt('publish-error', null, failure.message);
}

async function begin() {
  onSubmit(send, () => sayAt('send-error', send.elements.body, null), sendReading, (failure) => sayAt('send-error', send.elements.body, failure.message));
  onSubmit(publish, clearPublish, publishMessage, sayPublish);
  const flow = await get('/api/flow').catch(() => ({ seconds: [] }));
  seconds = flow.seconds;
  showCharts();
  connect('/api/live', { now: showNow }, document.querySelector('.live-state'));
}

begin();
