/** Labelled controls that are bound to members of a document; what isn't what it should be stays as it was typed, for the service to say so. */
import { element } from './dom.js';

let made = 0;

const asText = (value) => (value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value));
const asNumber = (text) => (text.trim() === '' ? undefined : Number.isFinite(Number(text)) ? Number(text) : text);

/** How a member becomes a text, and a text a member; undefined leaves it out. */
const KINDS = {
  text: { read: asText, write: (text) => (text === '' ? undefined : text) },
  number: { read: asText, write: asNumber },
  lines: {
    read: (value) => (Array.isArray(value) ? value.map(asText).join('\n') : asText(value)),
    write: (text) => (text.trim() === '' ? undefined : text.split('\n').map((line) => line.trim()).filter((line) => line !== '')),
  },
  truth: { read: asText, write: (text) => (text === '' ? undefined : text === 'true') },
};

/**
 * A control for a member of an object.
 * @param object of the document; it is changed as somebody types
 * @param at the member's name, by which problems are said beside it
 * @param as of { label, kind, help, options, placeholder, rows, mono, disabled }; kind is text, number, lines, truth or check; with options
 *     ({ value, label }) it is a choice
 * @param changed is called after each change
 */
export function bound(object, at, as, changed) {
  const id = `input-${++made}`;
  const error = element('span', { class: 'field-error', id: `${id}-error`, role: 'alert', hidden: true });
  const help = as.help && element('span', { class: 'field-help', id: `${id}-help` }, as.help);
  const input = as.kind === 'check' ? tick(object, at, changed) : typed(object, at, as, changed);
  input.id = id;
  input.disabled = as.disabled ?? false;
  input.setAttribute('aria-describedby', help ? `${id}-error ${id}-help` : `${id}-error`);
  const label = as.kind === 'check'
    ? element('label', { class: 'check', for: id }, input, as.label)
    : element('label', { for: id }, as.label);
  return element('div', { class: 'field', data: { at, label: as.label } }, label, as.kind !== 'check' && input, help, error);
}

function tick(object, at, changed) {
  const input = element('input', { type: 'checkbox', checked: object[at] === true });
  input.addEventListener('change', () => {
    object[at] = input.checked;
    changed();
  });
  return input;
}

function typed(object, at, as, changed) {
  const { read, write } = KINDS[as.kind ?? 'text'];
  const input = control(as, read(object[at]));
  input.addEventListener(as.options ? 'change' : 'input', () => {
    const value = write(input.value);
    if (value === undefined) delete object[at];
    else object[at] = value;
    changed();
  });
  return input;
}

function control({ options, kind, rows = 2, placeholder, mono }, value) {
  if (options) return element('select', { class: 'select' }, ...withOther(options, value).map((option) => element('option', { value: option.value, selected: option.value === value }, option.label)));
  if (kind === 'lines') return element('textarea', { class: 'textarea textarea-small', rows, spellcheck: false, placeholder, value });
  return element('input', { class: mono ? 'input mono' : 'input', type: 'text', inputMode: kind === 'number' ? 'decimal' : 'text', spellcheck: false, autocomplete: 'off', placeholder, value });
}

/** What stands in the document is shown, even if there is no such choice. */
function withOther(options, value) {
  return value === '' || options.some((option) => option.value === value) ? options : [...options, { value, label: value }];
}
