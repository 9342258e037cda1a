/** The dialogs of the page Sources: adding, changing, trying and removing a source. */
import { get, post, put, remove } from './api.js';
import { confirmAct, openForm } from './dialog.js';
import { element } from './dom.js';

const KINDS = [
  { value: 'mqtt', label: 'MQTT: what the broker gets for a topic filter' },
  { value: 'http', label: 'HTTP: what is sent to an address of its own' },
  { value: 'poller', label: 'Poller: what a web API answers on a schedule' },
];

/** Answers the source that was added, or null. */
export async function addSource() {
  const models = await offeredModels();
  return openForm({
    title: 'Add a source',
    fields: [
      { name: 'name', label: 'Name', mono: true, placeholder: 'weather-station', help: 'Small letters, digits, hyphens and underscores. It stays; readings carry it.' },
      { name: 'kind', label: 'Kind', type: 'select', options: KINDS, value: 'mqtt' },
      modelField(models, 'sensor'),
      ...fieldsOf({ of: (values) => values.kind }),
    ],
    button: 'Add source',
    send: (values) => sent(() => post('/api/sources', { name: values.name, kind: values.kind, ...draft(values, values.kind) })),
  });
}

/** Answers the source as it is now, or null. */
export async function editSource(source) {
  const models = await offeredModels();
  return openForm({
    title: `Change source ${source.name}`,
    fields: [modelField(models, source.model), ...fieldsOf({ of: () => source.kind, source }), formerFilter(source)],
    button: 'Save changes',
    send: (values) => sent(() => put(path(source), { ...draft(values, source.kind), revision: source.revision })),
  });
}

function formerFilter(source) {
  return {
    name: 'former', type: 'note', shownIf: () => source.kind === 'mqtt',
    help: 'What waits at the broker for the former filter is taken too: each bridge goes on taking it until nothing waits any more, which the events say.',
  };
}

export function pauseSource(source) {
  const kept = { mqtt: 'The broker keeps what arrives until it is resumed.', http: 'Whoever sends to it hears that it is paused.', poller: 'Nothing is fetched until it is resumed.' };
  return confirmAct({
    title: `Pause source ${source.name}?`,
    words: `No readings are taken from it. ${kept[source.kind]}`,
    button: 'Pause source',
    act: () => post(`${path(source)}/pause`),
  });
}

export function resumeSource(source) {
  return post(`${path(source)}/resume`);
}

export function removeSource(source) {
  const lost = {
    mqtt: 'What the broker still keeps for it is deleted.',
    http: `Whoever sends to ${source.from} hears that there is no such source.`,
    poller: 'Its schedule and its secrets are deleted.',
  };
  return confirmAct({
    title: `Remove source ${source.name}?`,
    words: `${lost[source.kind]} Readings that were taken from it stay. This can't be undone.`,
    button: `Remove source ${source.name}`,
    danger: true,
    typed: source.name,
    act: () => remove(path(source)),
  });
}

function path({ name }) {
  return `/api/sources/${encodeURIComponent(name)}`;
}

/** While validation-service is away, any name can be written. */
async function offeredModels() {
  return get('/api/models').catch(() => null);
}

function modelField(models, value) {
  const help = 'Readings have to fit it.';
  if (!models || models.length === 0) return { name: 'model', label: 'Data model', mono: true, value, help: `${help} Validation can't be asked at the moment which there are, so write its name.` };
  const options = models.map(({ name, title }) => ({ value: name, label: title && title !== name ? `${name}: ${title}` : name }));
  if (!models.some(({ name }) => name === value)) options.unshift({ value, label: `${value} (not active)` });
  return { name: 'model', label: 'Data model', type: 'select', options, value, help };
}

function fieldsOf({ of, source }) {
  const isKind = (kind) => (values) => of(values) === kind;
  return [
    {
      name: 'filter', label: 'Topic filter', mono: true, placeholder: 'gateways/+/readings', value: source?.kind === 'mqtt' ? source.from : undefined, shownIf: isKind('mqtt'),
      help: "'+' is any one level, '#' any rest. Of this kind of topics, devices may publish their own telemetry only (devices/id/telemetry); others have to be opened to them at the broker (DATAFLOW_BROKER_OPEN_TOPICS); there, any device can name another one in the payload.",
    },
    { name: 'about', type: 'note', help: 'Readings are sent to /bridge/ingest/ and its name.', shownIf: isKind('http') },
    ...pollerFields(isKind('poller'), source),
  ];
}

function pollerFields(shown, source) {
  const now = source?.poller ?? {};
  const kept = (now.headers ?? []).map((name) => `${name}:`).join('\n');
  return [
    { name: 'url', label: 'URL', mono: true, placeholder: 'https://api.example.org/current', value: now.url, shownIf: shown, help: 'Everybody who may see this page sees it, so keep credentials out of it.' },
    { name: 'every_seconds', label: 'Every, seconds', type: 'number', value: String(now.every_seconds ?? 60), shownIf: shown },
    { name: 'method', label: 'Method', type: 'select', options: ['GET', 'POST'], value: now.method ?? 'GET', shownIf: shown },
    { name: 'body', label: 'Body', type: 'textarea', rows: 3, value: now.body, shownIf: (values) => shown(values) && values.method === 'POST' },
    {
      name: 'headers', label: 'Headers', type: 'textarea', rows: 3, value: kept, shownIf: shown,
      help: kept ? 'One a line, such as X-Api-Key: value. Values are kept sealed and never shown again; where you write none, the one before stays.' : 'One a line, such as X-Api-Key: value. Values are kept sealed and never shown again.',
    },
    { name: 'format', label: 'Answer', type: 'select', options: [{ value: 'json', label: 'JSON' }, { value: 'csv', label: 'CSV with a header line' }], value: now.format ?? 'json', shownIf: shown },
    {
      name: 'pointer', label: 'Pointer to the readings', mono: true, placeholder: '/current', value: now.pointer, shownIf: (values) => shown(values) && values.format === 'json',
      help: 'To one object or an array of objects, such as /stations/0/readings. Empty for the whole answer.',
    },
    { name: 'device', label: 'Device', mono: true, value: now.device, shownIf: shown, help: 'Whose readings they all are, or leave it empty.' },
    { name: 'device_field', label: 'Field that names the device', mono: true, value: now.device_field, shownIf: shown, help: 'Where each reading names its own.' },
    { name: 'trial', type: 'note', help: trial(source), shownIf: shown },
  ];
}

/** A button that fetches once, and what came of it. */
function trial(source) {
  const result = element('span', { class: 'hint', role: 'status' });
  const attempt = async () => {
    const values = Object.fromEntries(new FormData(button.closest('form')));
    button.disabled = true;
    result.textContent = 'Fetching…';
    try {
      show(result, await post('/api/sources/try', { name: source?.name, poller: poller(values) }));
    } catch (failure) {
      const violations = failure.problem?.violations ?? [];
      result.textContent = violations.length ? violations.map(({ pointer, rule, remedy }) => `${pointer.split('/').pop()} ${rule}. ${remedy}`).join(' ') : failure.message;
    } finally {
      button.disabled = false;
    }
  };
  const button = element('button', { class: 'button button-small', type: 'button', onclick: attempt }, 'Try it');
  return element('span', {}, button, ' ', result);
}

function show(place, { status, problem, found, readings }) {
  const first = readings.map(({ device, payload }) => (device ? `${device} ${payload}` : payload)).join(', ');
  place.textContent = problem ? `${problem}.` : `Status ${status}, readings found: ${found}. ${first}`;
}

function draft(values, kind) {
  const model = { model: values.model };
  if (kind === 'mqtt') return { ...model, filter: values.filter };
  return kind === 'poller' ? { ...model, poller: poller(values) } : model;
}

function poller(values) {
  return {
    url: values.url,
    every_seconds: values.every_seconds === '' ? null : Number(values.every_seconds),
    method: values.method,
    body: values.method === 'POST' ? values.body : '',
    headers: pairs(values.headers),
    format: values.format,
    pointer: values.format === 'json' ? values.pointer : '',
    device: values.device,
    device_field: values.device_field,
  };
}

/** Lines such as "name: value" as an object. */
export function pairs(text) {
  const found = {};
  for (const line of text.split('\n').filter((one) => one.trim())) {
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    found[name.trim()] = colon < 0 ? '' : line.slice(colon + 1).trim();
  }
  return found;
}

/** Violations of what a poller does belong to the fields of the form. */
async function sent(send) {
  try {
    return await send();
  } catch (failure) {
    for (const violation of failure.problem?.violations ?? []) violation.pointer = violation.pointer.replace(/^\/poller\//, '/');
    throw failure;
  }
}
