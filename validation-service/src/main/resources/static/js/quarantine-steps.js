/** The steps of a mending as a form. */
import { element, icon } from './dom.js';

const TEXT = 'text';

/** What there is to do, what it needs, and how that is written in the request. */
const KINDS = [
  { step: 'parse_number', label: 'Make a number of a text', values: [field()] },
  { step: 'rename', label: 'Rename a field', values: [field(), { name: 'to', label: 'New name', type: TEXT }] },
  { step: 'convert', label: 'Convert a unit', values: [field(), { name: 'from', label: 'From', type: 'unit' }, { name: 'to', label: 'To', type: 'unit' }] },
  { step: 'scale', label: 'Multiply and add', values: [field(), { name: 'factor', label: 'Times', type: 'number', usual: '1' }, { name: 'offset', label: 'Plus', type: 'number', usual: '0' }] },
  { step: 'set', label: 'Set a field', values: [field(), { name: 'value', label: 'Value as JSON', type: 'json' }] },
  { step: 'remove', label: 'Remove a field', values: [field()] },
  { step: 'take_receipt', label: 'Take the time of receipt', values: [] },
  { step: 'shift_time', label: 'Shift the time', values: [{ name: 'by', label: 'By hours', type: 'hours', usual: '-1' }] },
  { step: 'set_time', label: 'Set the time', values: [{ name: 'value', label: 'Time', type: 'json', usual: '' }] },
  { step: 'set_device', label: 'Set the device', values: [{ name: 'device', label: 'Device id', type: TEXT }] },
  { step: 'choose_model', label: 'Choose the model', values: [{ name: 'model', label: 'Model', type: 'model' }] },
  { step: 'original', label: 'Begin with what was sent', values: [] },
];

function field() {
  return { name: 'field', label: 'Field', type: 'field' };
}

/** A list of steps that a person changes; `changed` is called whenever it says something else. */
export class StepsForm {
  constructor({ units, models, changed }) {
    this.units = units;
    this.models = models;
    this.changed = changed;
    this.names = element('datalist', { id: 'step-fields' });
    this.list = element('div', { class: 'steps' });
    this.more = element('button', { class: 'button button-small', type: 'button', onclick: () => this.add('rename').focus() }, icon('plus', 'icon-small'), 'Add a step');
    this.node = element('div', { class: 'steps' }, this.names, this.list, element('div', {}, this.more));
  }

  /** Adds a step; answers the control that it begins with. */
  add(kind) {
    const row = element('div', { class: 'step', role: 'group', 'aria-label': `Step ${this.list.children.length + 1}` });
    const choice = element('select', { class: 'select', name: 'step', 'aria-label': 'What to do', onchange: () => this.#fill(row, choice.value) },
      ...KINDS.map(({ step, label }) => element('option', { value: step, selected: step === kind }, label)));
    const remove = element('button', { class: 'button button-quiet button-icon', type: 'button', 'aria-label': 'Remove this step', onclick: () => this.#remove(row) }, icon('close', 'icon-small'));
    row.append(choice, element('div', { class: 'step-values' }), remove);
    this.list.append(row);
    this.#fill(row, kind);
    return choice;
  }

  /** The fields that the readings have, offered where a name is asked for. */
  offer(names) {
    this.names.replaceChildren(...names.map((value) => element('option', { value })));
  }

  /** The steps as the request has them; one that is not complete is left out. */
  steps() {
    return [...this.list.children].map((row) => this.#read(row)).filter(Boolean);
  }

  /** Whether every step says all that it needs. */
  complete() {
    return this.steps().length === this.list.children.length;
  }

  #fill(row, kind) {
    const { values } = KINDS.find(({ step }) => step === kind);
    const place = row.querySelector('.step-values');
    place.replaceChildren(...values.map((value) => this.#control(value)));
    this.changed();
  }

  #control({ name, label, type, usual = '' }) {
    const says = { oninput: () => this.changed(), name, 'aria-label': label, data: { type } };
    const control = type === 'unit' ? this.#unitChoice(says)
      : type === 'model' ? element('select', { class: 'select', ...says }, ...this.models.map((value) => element('option', { value }, value)))
        : element('input', { class: 'input', ...says, type: type === 'number' || type === 'hours' ? 'number' : 'text', step: 'any', value: usual, autocomplete: 'off', spellcheck: false, placeholder: label });
    if (type === 'field') control.setAttribute('list', 'step-fields');
    return element('div', { class: 'field' }, element('span', { class: 'label', 'aria-hidden': 'true' }, label), control);
  }

  #unitChoice(says) {
    return element('select', { class: 'select', ...says },
      ...Object.entries(this.units).map(([kind, symbols]) => element('optgroup', { label: kind }, ...symbols.map((value) => element('option', { value }, value)))));
  }

  #remove(row) {
    row.remove();
    this.more.focus();
    this.changed();
  }

  #read(row) {
    const step = { step: row.querySelector('[name=step]').value };
    for (const input of row.querySelectorAll('.step-values [name]')) {
      const value = read(input);
      if (value === undefined) return null;
      step[input.name] = value;
    }
    return step;
  }
}

/** What a control says, as the request has it; undefined if it says nothing yet. */
function read({ value, dataset }) {
  if (value.trim() === '') return undefined;
  switch (dataset.type) {
    case 'number': return Number.isFinite(Number(value)) ? Number(value) : undefined;
    case 'hours': return Number.isFinite(Number(value)) ? `PT${Math.round(Number(value) * 3600)}S` : undefined;
    case 'json': return json(value);
    default: return value;
  }
}

/** What is no JSON is meant as a text. */
function json(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
