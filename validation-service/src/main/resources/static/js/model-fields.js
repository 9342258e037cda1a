/** The fields of a data model as rows that can be changed, moved and removed. */
import { element, icon } from './dom.js';
import { bound } from './model-inputs.js';
import { done } from './toast.js';

const TYPES = ['number', 'integer', 'string', 'boolean', 'timestamp', 'enum', 'object', 'array'].map((value) => ({ value, label: value }));
const TRUTHS = [{ value: '', label: 'none' }, { value: 'true', label: 'true' }, { value: 'false', label: 'false' }];

/** What a type has, besides what all have. */
const OF_TYPE = {
  number: { members: ['unit', 'min', 'max', 'default'] },
  integer: { members: ['unit', 'min', 'max', 'default'] },
  string: { members: ['min_length', 'max_length', 'pattern', 'default'] },
  boolean: { members: ['default'] },
  timestamp: { members: ['default'] },
  enum: { members: ['values', 'default'] },
  object: { members: [] },
  array: { members: [] },
};

const CONTROLS = {
  unit: { label: 'Unit', placeholder: 'none' },
  min: { label: 'Lowest', kind: 'number', placeholder: 'any' },
  max: { label: 'Highest', kind: 'number', placeholder: 'any' },
  min_length: { label: 'Shortest', kind: 'number', placeholder: 'any' },
  max_length: { label: 'Longest', kind: 'number', placeholder: 'any' },
  values: { label: 'Values, one a line', kind: 'lines', rows: 3 },
  pattern: { label: 'Pattern', mono: true, help: 'A regular expression (RE2) that the whole text has to match' },
  default: { label: 'Stored where it is missing', placeholder: 'nothing' },
};

/** The rows of `fields` within a list; `whyOf(name)` says why a field was proposed as it is; `changed` is called after each change. */
export class FieldRows {
  constructor(list, fields, whyOf, changed) {
    this.list = list;
    this.fields = fields;
    this.whyOf = whyOf;
    this.changed = changed;
    this.show();
  }

  show() {
    this.list.replaceChildren(...this.fields.map((field) => this.#row(field)));
    this.#sayEnds();
  }

  add(field = { name: '', type: 'number' }, at = this.fields.length) {
    this.fields.splice(at, 0, field);
    this.show();
    this.#focus(at, '[data-at="name"] input');
    this.changed();
  }

  #remove(field) {
    const at = this.fields.indexOf(field);
    this.fields.splice(at, 1);
    this.show();
    this.#focus(Math.min(at, this.fields.length - 1), '[data-at="name"] input');
    this.changed();
    done(`Field ${field.name || 'without a name'} was removed`, { label: 'Undo', action: () => this.add(field, Math.min(at, this.fields.length)) });
  }

  #move(field, by) {
    const at = this.fields.indexOf(field);
    const to = at + by;
    if (to < 0 || to >= this.fields.length) return;
    this.fields.splice(to, 0, ...this.fields.splice(at, 1));
    this.show();
    this.#focus(to, `[data-move="${by}"]`);
    this.changed();
  }

  #focus(at, selector) {
    this.list.children[at]?.querySelector(selector)?.focus();
  }

  #sayEnds() {
    this.list.firstElementChild?.querySelector('[data-move="-1"]')?.setAttribute('aria-disabled', 'true');
    this.list.lastElementChild?.querySelector('[data-move="1"]')?.setAttribute('aria-disabled', 'true');
  }

  #row(field) {
    const type = bound(field, 'type', { label: 'Type', options: TYPES }, () => {
      this.#retype(row, field);
      this.changed();
    });
    const row = element('li', { class: 'field-row' });
    this.#fill(row, field, type);
    return row;
  }

  /** Limits of another type make no sense; the row is made anew where it stands. */
  #retype(row, field) {
    const kept = new Set(OF_TYPE[field.type]?.members);
    for (const member of Object.keys(CONTROLS)) if (!kept.has(member)) delete field[member];
    const fresh = this.#row(field);
    row.replaceWith(fresh);
    this.#sayEnds();
    fresh.querySelector('[data-at="type"] select').focus();
  }

  #fill(row, field, type) {
    const control = (member) => bound(field, member, member === 'default' ? this.#usual(field) : CONTROLS[member], this.changed);
    const members = OF_TYPE[field.type]?.members ?? Object.keys(CONTROLS);
    const beside = members.filter((member) => member !== 'pattern' && member !== 'default').map(control);
    const below = [bound(field, 'description', { label: 'Description' }, this.changed), ...members.filter((member) => member === 'pattern' || member === 'default').map(control)];
    const why = this.whyOf(field.name);
    row.append(
      element('div', { class: 'field-row-main' },
        bound(field, 'name', { label: 'Name', mono: true, placeholder: 'as in payloads' }, this.changed), type, ...beside,
        bound(field, 'required', { label: 'Required', kind: 'check' }, this.changed), this.#buttons(field)),
      element('div', { class: 'field', data: { at: '', label: 'It' } }, element('span', { class: 'field-error', role: 'alert', hidden: true })),
      ...(why ? [element('p', { class: 'hint' }, `Why: ${why}`)] : []),
      element('details', {}, element('summary', { class: 'hint' }, more(field, members)), element('div', { class: 'field-row-more' }, ...below)));
  }

  #usual(field) {
    if (field.type === 'boolean') return { ...CONTROLS.default, kind: 'truth', options: TRUTHS };
    return { ...CONTROLS.default, kind: field.type === 'number' || field.type === 'integer' ? 'number' : 'text' };
  }

  #buttons(field) {
    const name = () => field.name || 'field';
    const button = (label, picture, act, data = {}) => element('button', { class: 'button button-quiet button-small button-icon', type: 'button', 'aria-label': `${label} ${name()}`, title: label, data, onclick: act }, icon(picture, 'icon-small'));
    return element('div', { class: 'field-row-buttons' },
      button('Move up', 'up', () => this.#move(field, -1), { move: '-1' }),
      button('Move down', 'down', () => this.#move(field, 1), { move: '1' }),
      button('Remove', 'close', () => this.#remove(field)));
  }
}

function more(field, members) {
  const words = ['Description', members.includes('pattern') && 'pattern', members.includes('default') && 'default'].filter(Boolean);
  return field.description ? field.description : words.join(', ');
}
