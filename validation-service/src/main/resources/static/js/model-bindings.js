/** What goes to which model: the bindings, changing them, and which one holds. */
import { openForm, confirmAct } from './dialog.js';
import { badge, element } from './dom.js';
import { addBinding, allBindings, editBinding, explainBinding, removeBinding } from './models-api.js';
import { empty, failure as failureState, whileLoading } from './state.js';
import { done, failed } from './toast.js';

const VALUE = ' = ';

/** The table within `place`; only administrators may change it. */
export async function showBindings(place, admin) {
  try {
    const { bindings, sources } = await whileLoading(place, allBindings());
    const again = () => showBindings(place, admin);
    place.replaceChildren(bindings.length + sources.length === 0
      ? empty('Nothing is bound', 'Readings go to quarantine until a topic or a source is bound to a model.')
      : table([...bindings.map((binding) => boundRow(binding, admin, again)), ...sources.map(sourceRow)]));
  } catch (failure) {
    place.replaceChildren(failureState('The bindings could not be read', failure.message, () => showBindings(place, admin)));
  }
}

function table(rows) {
  const head = ['Source', 'Topics', 'Told apart by', 'Models', 'Actions'].map((title) => element('th', { scope: 'col', class: title === 'Actions' ? 'num' : '' }, title));
  return element('div', { class: 'table-wrap', tabIndex: 0, role: 'region', 'aria-labelledby': 'bindings-title' },
    element('table', { class: 'table' }, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...rows)));
}

function boundRow(binding, admin, again) {
  const button = (word, act, more = '') => element('button', { class: `button button-small ${more}`.trim(), type: 'button', 'aria-label': `${word} the binding of ${binding.words}`, onclick: () => doing(act, again) }, word);
  return element('tr', { data: { binding: binding.id } },
    element('th', { scope: 'row' }, binding.source ?? 'any'),
    element('td', { class: 'mono wrap' }, binding.topics),
    element('td', { class: 'wrap' }, binding.discriminator ? element('code', {}, binding.discriminator) : binding.choices.length > 1 ? 'which one accepts' : 'nothing'),
    element('td', { class: 'wrap' }, ...modelsOf(binding.choices)),
    element('td', { class: 'num' }, admin && button('Edit', () => bindingForm(binding)), ' ', admin && button('Remove', () => removal(binding), 'button-danger')));
}

function sourceRow({ source, model, active_version: active }) {
  return element('tr', {}, element('th', { scope: 'row' }, source), element('td', { class: 'muted' }, 'what no binding names'), element('td', {}, 'nothing'),
    element('td', {}, ...modelsOf([{ model, active_version: active }])), element('td', { class: 'num hint' }, 'named by the source'));
}

/** Each with the value that leads to it, and whether readings are taken at all. */
export function modelsOf(choices) {
  return choices.map(({ value, model, active_version: active }) => element('div', {}, value !== undefined && value !== null && element('code', {}, value), value !== undefined && value !== null && ' → ',
    element('a', { href: `/models/${model}` }, model), ' ', !active && badge('watch', 'no version active')));
}

async function doing(act, again) {
  try {
    const words = await act();
    if (!words) return;
    done(words);
    await again();
  } catch (failure) {
    failed(failure.message);
  }
}

/** Makes a binding, or changes one; answers what was done in words, or nothing if it was called off. */
export function bindingForm(before = {}) {
  const fields = [
    { name: 'source', label: 'Source', value: before.source ?? '', placeholder: 'any', help: 'Empty means any source.' },
    { name: 'topics', label: 'Topics', value: before.topics ?? '', mono: true, placeholder: '#', help: '+ stands for one level, # for the rest. Empty means any topic.' },
    { name: 'choices', label: 'Models, one a line', type: 'textarea', rows: 3, value: (before.choices ?? []).map(written).join('\n'), help: 'Tried from top to bottom until one accepts. Where a field tells them apart: its value, " = " and the model, such as weather = weather_station.' },
    { name: 'discriminator', label: 'Field that tells them apart', value: before.discriminator ?? '', mono: true, placeholder: 'none', help: 'Its value in the payload leads to the model.' },
    { name: 'zone', label: 'Time zone of times that name none', value: before.zone ?? 'UTC' },
  ];
  const send = async ({ source, topics, choices, discriminator, zone }) => {
    const draft = { source: source.trim() || null, topics: topics.trim() || null, discriminator: discriminator.trim() || null, zone: zone.trim() || null, choices: choices.split('\n').filter((line) => line.trim() !== '').map(read), revision: before.revision };
    const saved = await (before.id ? editBinding(before.id, draft) : addBinding(draft));
    return `Readings of ${saved.words} go to ${saved.choices.map(({ model }) => model).join(', ')}, in all instances within 3 seconds`;
  };
  return openForm({ title: before.id ? `Change the binding of ${before.words}` : 'Bind readings to models', fields, button: before.id ? 'Change binding' : 'Bind', send });
}

function written({ value, model }) {
  return value === undefined || value === null ? model : `${value}${VALUE}${model}`;
}

function read(line) {
  const at = line.lastIndexOf(VALUE);
  return at < 0 ? { model: line.trim() } : { value: line.slice(0, at).trim(), model: line.slice(at + VALUE.length).trim() };
}

async function removal(binding) {
  const removed = await confirmAct({
    title: `Remove the binding of ${binding.words}?`,
    words: 'Its readings are judged by the next more general binding; where there is none, they go to quarantine.',
    button: 'Remove binding',
    danger: true,
    act: () => removeBinding(binding.id, binding.revision),
  });
  return removed && `The binding of ${binding.words} was removed`;
}

/** Says which binding holds for what is typed in a form with source and topic. */
export function explainOn(form, place) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      const answer = await explainBinding(form.elements.source.value.trim(), form.elements.topic.value.trim());
      place.replaceChildren(element('p', {}, answer.words), ...modelsOf(answer.choices));
    } catch (failure) {
      place.replaceChildren(element('p', { class: 'field-error' }, failure.message));
    }
  });
}
