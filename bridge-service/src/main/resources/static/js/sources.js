/** The page Sources: what there is and how it goes, changing it, sending a reading, publishing a message. */
import { get, post } from './api.js';
import { timeChart } from './charts.js';
import { badge, element } from './dom.js';
import { appendSeconds, ratesOf, receivedBySource } from './flow-data.js';
import { number, refreshTimes } from './format.js';
import { connect } from './live.js';
import { addSource, editSource, pairs, pauseSource, removeSource, resumeSource } from './source-dialogs.js';
import { sparkline } from './sparkline.js';
import { done, failed } from './toast.js';

const WINDOW_MILLIS = 5 * 60_000;
const chart = timeChart(document.getElementById('received-chart'), { unit: '/s', fromZero: true, note: 'Readings per second from each source, to this bridge' });
const send = document.getElementById('send');
const publish = document.getElementById('publish');
const page = document.getElementById('sources-page').dataset;
const KIND_NAMES = { mqtt: 'MQTT', http: 'HTTP', poller: 'Poller' };
let seconds = [];
let shown = '';

function showNow(now) {
  seconds = appendSeconds(seconds, now.seconds);
  show('received', number(now.last_minute.received, 1));
  show('refused', number(now.last_minute.refused, 1));
  show('broker', now.broker_connected ? 'Connected' : 'Away');
  document.getElementById('broker-note').replaceChildren(now.broker_connected ? badge('ok', 'Healthy') : badge('act', 'Tried again until it answers'));
  showSources(now.sources, now.broker_connected);
  showCharts();
}

/** Rows are made anew only where something else than numbers changed, so that nobody's click or focus is lost. */
function showSources(sources, connected) {
  const table = document.getElementById('sources');
  const now = JSON.stringify(sources.map(({ name, revision, paused, poller }) => [name, revision, paused, poller?.failures, poller?.problem])) + connected;
  if (now !== shown) {
    const focused = document.activeElement?.dataset?.act;
    table.replaceChildren(...sources.map((source) => row(source, connected)));
    if (focused) table.querySelector(`[data-act="${CSS.escape(focused)}"]`)?.focus();
    shown = now;
  }
  for (const { name, rate } of sources) {
    const cell = table.querySelector(`[data-rate="${CSS.escape(name)}"]`);
    if (cell) cell.textContent = number(rate, 1);
  }
  for (const { name, poller } of sources) {
    const hint = poller && table.querySelector(`[data-polls="${CSS.escape(name)}"]`);
    if (hint) hint.replaceChildren(...polls(poller));
  }
  refreshTimes(table);
  showTargets(sources);
}

function row(source, connected) {
  return element('tr', { data: { source: source.name } },
    element('th', { scope: 'row' }, source.name),
    element('td', {}, KIND_NAMES[source.kind]),
    element('td', { class: 'mono wrap' }, source.from),
    element('td', {}, element('a', { href: page.models }, source.model)),
    element('td', { class: 'wrap' }, ...state(source, connected)),
    element('td', { class: 'num', data: { rate: source.name } }, number(source.rate, 1)),
    page.operator === 'true' && element('td', { class: 'num' }, ...actions(source).flatMap((button) => [' ', button])));
}

function state({ name, kind, paused, poller }, connected) {
  if (paused) return [badge('watch', 'Paused')];
  if (kind === 'mqtt' && !connected) return [badge('act', 'Broker away')];
  if (kind !== 'poller' || !poller) return [badge('ok', 'Active')];
  const last = element('div', { class: 'hint', data: { polls: name } });
  return poller.failures > 0 ? [badge('act', 'Failing'), element('div', { class: 'hint' }, poller.problem), last] : [badge('ok', 'Active'), last];
}

function polls({ succeeded_at: succeeded, next_at: next, status, readings }) {
  const time = (at) => (at ? element('time', { dateTime: at, data: { time: 'relative' } }, at) : 'not yet');
  return ['Last success ', time(succeeded), ', next try ', time(next), status ? `, status ${status}` : '', `, readings so far: ${number(readings)}`];
}

function actions(source) {
  const button = (word, act, more = '') => element('button', {
    class: `button button-small ${more}`.trim(), type: 'button', data: { act: `${word} ${source.name}` }, 'aria-label': `${word} ${source.name}`, onclick: act,
  }, word);
  const pause = source.paused
    ? button('Resume', () => doing(resumeSource(source), `Source ${source.name} goes on`))
    : button('Pause', () => doing(pauseSource(source), `Source ${source.name} is paused`));
  if (page.admin !== 'true') return [pause];
  return [
    button('Edit', () => doing(editSource(source), `Source ${source.name} was changed`)),
    pause,
    button('Remove', () => doing(removeSource(source), `Source ${source.name} was removed`), 'button-danger'),
  ];
}

/** Says what was done, and shows it without waiting for the next second; nothing is said where it was called off. */
async function doing(act, words) {
  try {
    if (!(await act)) return;
    done(words);
    showSources(await get('/api/sources'), document.getElementById('broker').textContent === 'Connected');
  } catch (failure) {
    failed(failure.message);
  }
}

/** A reading can be sent to any HTTP source. */
function showTargets(sources) {
  const select = send?.elements.source;
  const names = sources.filter(({ kind }) => kind === 'http').map(({ name }) => name);
  if (!select || names.join() === [...select.options].map(({ value }) => value).join()) return;
  const chosen = select.value;
  select.replaceChildren(...names.map((name) => element('option', { value: name, selected: name === chosen }, name)));
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

const PUBLISH_FIELDS = ['topic', 'payload', 'user_properties', 'content_type', 'response_topic', 'correlation_data', 'message_expiry'];

async function publishMessage(form) {
  const message = {
    topic: form.get('topic'),
    [form.get('base64') === 'on' ? 'payload_base64' : 'payload']: form.get('payload'),
    qos: Number(form.get('qos')),
    retain: form.get('retain') === 'on',
    user_properties: pairs(form.get('user_properties')),
    content_type: form.get('content_type'),
    response_topic: form.get('response_topic'),
    correlation_data: form.get('correlation_data'),
    message_expiry: form.get('message_expiry') === '' ? null : Number(form.get('message_expiry')),
  };
  const published = await post('/mqtt/publish', message);
  done(`The broker has the message for ${published.topic}`);
}

function clearPublish() {
  sayAt('publish-error', publish.elements.qos, null);
  for (const name of PUBLISH_FIELDS) sayAt(`publish-error-${name}`, publish.elements[name], null);
}

function sayPublish(failure) {
  const violations = failure.problem?.violations ?? [];
  for (const violation of violations) {
    const name = violation.pointer.slice(1).replace('payload_base64', 'payload');
    const field = publish.elements[name];
    const words = `${name[0].toUpperCase()}${name.slice(1).replaceAll('_', ' ')} ${violation.rule}. ${violation.remedy}`;
    const details = field?.closest('details');
    if (details) details.open = true;
    sayAt(PUBLISH_FIELDS.includes(name) ? `publish-error-${name}` : 'publish-error', field, words);
  }
  if (violations.length === 0) sayAt('publish-error', null, failure.message);
}

async function begin() {
  onSubmit(send, () => sayAt('send-error', send.elements.body, null), sendReading, (failure) => sayAt('send-error', send.elements.body, failure.message));
  onSubmit(publish, clearPublish, publishMessage, sayPublish);
  document.getElementById('add-source')?.addEventListener('click', () => doing(addSource(), 'The source was added'));
  const flow = await get('/api/flow').catch(() => ({ seconds: [] }));
  seconds = flow.seconds;
  showCharts();
  connect('/api/live', { now: showNow }, document.querySelector('.live-state'));
}

begin();
