/**
 * Dialogs: asking before harm, and forms. Both are modal, close with Escape, give the focus back to where it was, and stay open with
 * everything typed when the service refuses.
 */
import { element } from './dom.js';

let opened = 0;

/**
 * Asks before something is done. Answers true once it was done, false if it was called off.
 * @param title a question or what will be done, `words` what follows from it (text, or nodes)
 * @param button names the act, for example "Remove node redis-2"
 * @param danger whether it can't be undone
 * @param typed a word that has to be typed first, for what does harm
 * @param act is awaited while the dialog is open; what it throws is said in the dialog
 */
export function confirmAct({ title, words, button, danger = false, typed, act = async () => {} }) {
  const fields = typed === undefined ? [] : [{ name: 'typed', label: `Type ${typed} to confirm`, mono: true }];
  const send = async (values) => {
    if (typed !== undefined && values.typed !== typed) throw { problem: { violations: [{ pointer: '/typed', rule: 'does not match', remedy: `Write ${typed}.` }] } };
    await act();
    return true;
  };
  return openForm({ title, words, fields, button, danger, send }).then((answer) => answer === true);
}

/**
 * A form in a dialog. Answers what `send` answered, or null if it was called off.
 * @param fields of { name, label, type, value, help, options, placeholder, mono, rows, shownIf }; type is text (default), password,
 *     number, url, textarea, select (options are texts or { value, label }), check or note (only `help` is shown); `shownIf(values)` hides it
 * @param send gets the values by name: texts, or booleans of checks; a problem's violations are shown beside their fields
 */
export function openForm({ title, words, fields, button, danger = false, send }) {
  return new Promise((resolve) => {
    const id = `dialog-${++opened}`;
    const before = document.activeElement;
    const form = new FormInDialog(id, fields);
    const general = element('p', { class: 'field-error', role: 'alert', hidden: true });
    const cancel = element('button', { class: 'button', type: 'button' }, 'Cancel');
    const submit = element('button', { class: `button ${danger ? 'button-danger' : 'button-primary'}`, type: 'submit' }, button);
    const body = element('form', { class: 'form dialog-form', novalidate: true },
      element('h2', { id: `${id}-title` }, title), words && element(typeof words === 'string' ? 'p' : 'div', {}, words), ...form.rows, general);
    const dialog = element('dialog', { class: 'dialog', 'aria-labelledby': `${id}-title` }, body, element('div', { class: 'form-actions' }, cancel, submit));
    let answer = null;

    submit.setAttribute('form', `${id}-form`);
    body.id = `${id}-form`;
    cancel.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => {
      dialog.remove();
      before?.focus?.();
      resolve(answer);
    });
    body.addEventListener('submit', async (event) => {
      event.preventDefault();
      form.clear();
      general.hidden = true;
      submit.disabled = true;
      try {
        answer = await send(form.values());
        dialog.close();
      } catch (failure) {
        const rest = form.say(failure.problem?.violations ?? []);
        general.textContent = rest || (failure.problem?.violations?.length ? '' : failure.message);
        general.hidden = !general.textContent;
      } finally {
        submit.disabled = false;
      }
    });
    document.body.append(dialog);
    dialog.showModal();
    (dialog.querySelector('input, select, textarea') ?? (danger ? cancel : submit)).focus();
  });
}

/** The fields of one form, and what is said beside them. */
class FormInDialog {
  constructor(id, fields) {
    this.fields = fields.map((field) => ({ ...field, id: `${id}-${field.name}` }));
    this.rows = this.fields.map((field) => this.#row(field));
    this.#showFitting();
  }

  values() {
    const values = {};
    for (const { name, type, input } of this.fields) if (input) values[name] = type === 'check' ? input.checked : input.value;
    return values;
  }

  clear() {
    for (const { input, error } of this.fields) {
      if (!input) continue;
      error.hidden = true;
      input.removeAttribute('aria-invalid');
    }
  }

  /** Says each violation beside its field; answers the words of those that have none. */
  say(violations) {
    const rest = [];
    for (const { pointer, rule, remedy } of violations) {
      const name = pointer.slice(1).split('/')[0];
      const field = this.fields.find((one) => one.name === name && one.input && !one.row.hidden);
      if (!field) {
        rest.push(`${name} ${rule}. ${remedy}`);
        continue;
      }
      field.error.textContent = `${field.label.replace(/^Type .* to confirm$/, 'It')} ${rule}. ${remedy}`;
      field.error.hidden = false;
      field.input.setAttribute('aria-invalid', 'true');
    }
    this.fields.find(({ input }) => input?.getAttribute('aria-invalid') === 'true')?.input.focus();
    return rest.join(' ');
  }

  #row(field) {
    if (field.type === 'note') {
      field.row = element('p', { class: 'field-help' }, field.help);
      return field.row;
    }
    field.input = control(field);
    field.input.addEventListener('input', () => this.#showFitting());
    field.error = element('span', { class: 'field-error', id: `${field.id}-error`, role: 'alert', hidden: true });
    const help = field.help && element('span', { class: 'field-help', id: `${field.id}-help` }, field.help);
    field.input.setAttribute('aria-describedby', `${field.id}-error${help ? ` ${field.id}-help` : ''}`);
    field.row = field.type === 'check'
      ? element('div', { class: 'field' }, element('label', { class: 'check' }, field.input, field.label), help, field.error)
      : element('div', { class: 'field' }, element('label', { for: field.id }, field.label), field.input, help, field.error);
    return field.row;
  }

  #showFitting() {
    const values = this.values();
    for (const { row, shownIf } of this.fields) if (shownIf) row.hidden = !shownIf(values);
  }
}

function control({ id, name, type = 'text', value, options = [], placeholder, mono, rows = 4 }) {
  const mark = mono ? ' mono' : '';
  if (type === 'select') return element('select', { class: 'select', id, name }, ...options.map((option) => choice(option, value)));
  if (type === 'textarea') return element('textarea', { class: 'textarea', id, name, rows, placeholder, spellcheck: false, value: value ?? '' });
  if (type === 'check') return element('input', { type: 'checkbox', id, name, checked: value === true });
  return element('input', { class: `input${mark}`, type, id, name, placeholder, value: value ?? '', spellcheck: false, autocomplete: type === 'password' ? 'new-password' : 'off' });
}

function choice(option, chosen) {
  const { value, label } = typeof option === 'string' ? { value: option, label: option } : option;
  return element('option', { value, selected: value === chosen }, label);
}
