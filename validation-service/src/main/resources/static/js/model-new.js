/** The page of a new model: four ways to begin, each into the same editor. */
import { get, withParameters } from './api.js';
import { element } from './dom.js';
import { counted, refreshTimes } from './format.js';
import { ModelEditor } from './model-editor.js';
import { exampleOf } from './model-example.js';
import { showRemarks, whyByField } from './model-remarks.js';
import { allModels, proposalOfSamples, proposalOfSchema, proposalOfTopic } from './models-api.js';
import { empty, failure as failureState, whileLoading } from './state.js';

const SAMPLES_SHOWN = 3;
const LAST = 200;
const ways = document.getElementById('ways');
const topics = document.getElementById('refused-topics');

function choose(way) {
  for (const button of ways.querySelectorAll('[data-way]')) button.setAttribute('aria-pressed', String(button.dataset.way === way));
  for (const part of ways.querySelectorAll('[data-of]')) part.hidden = part.dataset.of !== way;
}

/** A name that no model has: a number is put behind one that is taken. */
async function rename(model) {
  const taken = new Set((await allModels()).map(({ name }) => name));
  const wanted = model.name;
  for (let number = 2; taken.has(model.name); number += 1) model.name = `${wanted}_${number}`;
}

/** The editor takes the place of the ways; nothing is saved yet. */
async function open(proposal, { origin = {}, device = '', samples = [] } = {}) {
  await rename(proposal.model);
  ways.remove();
  showRemarks(proposal);
  document.getElementById('sample-device').value = device || somebody(proposal.model, samples);
  new ModelEditor({ model: proposal.model, why: whyByField(proposal), origin, samples: samples.length > 0 ? samples : [exampleOf(proposal.model)] });
  document.getElementById('editor').querySelector('input').focus();
  scrollTo(0, 0);
}

async function fromTopic(topic, source, last) {
  const proposal = await proposalOfTopic(topic, source, last);
  const newest = await get(withParameters('/api/quarantine', { topic, source, size: SAMPLES_SHOWN }));
  await open(proposal, { origin: topic ? { topic } : { source }, device: newest.readings[0]?.device, samples: newest.readings.map(({ payload }) => payload) });
}

const FROM = {
  samples: async (text) => open(await proposalOfSamples(text), { samples: text.trim().split('\n').length <= SAMPLES_SHOWN ? text.trim().split('\n') : [text] }),
  'json-schema': async (text) => open(await proposalOfSchema(text)),
  file: async (text) => open({ model: exported(text), remarks: [] }),
};

/** What an exported file says; mistakes in it are the editor's to show. */
function exported(text) {
  let model;
  try {
    model = JSON.parse(text);
  } catch (failure) {
    throw new Error(`This is not JSON: ${failure.message}. Choose the file that Export has written, or paste all of it.`);
  }
  const fields = model?.fields;
  if (!Array.isArray(fields) || !fields.every((field) => field !== null && typeof field === 'object')) throw new Error('This is no exported model: it has to be an object with a list of "fields".');
  return model;
}

/** Payloads that name no device are tried as if some device had published them. */
function somebody({ device_field: field }, samples) {
  return samples.length > 0 && !samples.some((payload) => payload.includes(JSON.stringify(field))) ? 'sensor_001' : '';
}

/** What fails is said in the form, and nothing that was typed is lost. */
function onSubmit(form, act) {
  const button = form.querySelector('[type=submit]');
  const error = form.querySelector('.field-error');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    error.hidden = true;
    button.disabled = true;
    try {
      await act();
    } catch (failure) {
      error.textContent = [failure.message, ...(failure.problem?.violations ?? []).map(({ pointer, rule, remedy }) => `${pointer} ${rule}. ${remedy}`)].join(' ');
      error.hidden = false;
    } finally {
      button.disabled = false;
    }
  });
}

async function showTopics() {
  try {
    const { groups } = await whileLoading(topics, get('/api/quarantine/groups?by=topic'));
    const named = groups.filter(({ topic }) => topic !== '');
    topics.replaceChildren(named.length === 0
      ? empty('Nothing is in quarantine', 'Readings that no model takes appear here, by their topic. Paste some payloads instead, or have a device send some.')
      : topicTable(named));
    refreshTimes(topics);
  } catch (failure) {
    topics.replaceChildren(failureState('Quarantine could not be read', failure.message, showTopics));
  }
}

function topicTable(groups) {
  const head = element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, 'Topic'), element('th', { scope: 'col', class: 'num' }, 'Refused'), element('th', { scope: 'col' }, 'Last'), element('th', { scope: 'col', class: 'num' }, 'Act')));
  return element('div', { class: 'table-wrap scrolled', tabIndex: 0, role: 'region', 'aria-labelledby': 'refused-title' }, element('table', { class: 'table' }, head, element('tbody', {}, ...groups.map(topicRow))));
}

function topicRow({ topic, readings, last_at: last }) {
  const error = element('div', { class: 'field-error', role: 'alert', hidden: true });
  const act = element('button', { class: 'button button-small', type: 'button', 'aria-label': `Propose a model for ${topic}` }, 'Propose a model');
  act.addEventListener('click', async () => {
    act.disabled = true;
    error.hidden = true;
    try {
      await fromTopic(topic, '', LAST);
    } catch (failure) {
      error.textContent = failure.message;
      error.hidden = false;
    }
    act.disabled = false;
  });
  return element('tr', {}, element('th', { scope: 'row', class: 'mono wrap' }, topic, error), element('td', { class: 'num' }, counted(readings, 'reading')),
    element('td', {}, element('time', { dateTime: last, data: { time: 'relative' } }, last)), element('td', { class: 'num' }, act));
}

if (ways) {
  for (const button of ways.querySelectorAll('[data-way]')) button.addEventListener('click', () => choose(button.dataset.way));
  for (const form of ways.querySelectorAll('[data-from]')) onSubmit(form, () => FROM[form.dataset.from](form.elements.text.value));
  const topicForm = document.getElementById('from-topic');
  onSubmit(topicForm, () => fromTopic(topicForm.elements.topic.value.trim(), topicForm.elements.source?.value ?? '', topicForm.elements.last.value));
  document.getElementById('file').addEventListener('change', async ({ target }) => {
    document.getElementById('file-text').value = await target.files[0].text();
  });
  document.getElementById('by-hand').addEventListener('click', () => open({ model: { name: '', title: '', fields: [{ name: '', type: 'number' }] }, remarks: [] }));
  const topic = new URLSearchParams(location.search).get('topic');
  if (topic) topicForm.elements.topic.value = topic;
  showTopics();
}
