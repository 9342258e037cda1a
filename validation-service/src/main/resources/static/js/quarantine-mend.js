/** The dialog that mends a selection: steps, and what they would do to the readings, live. */
import { get, post } from './api.js';
import { badge, element, icon } from './dom.js';
import { counted, exactTime, number } from './format.js';
import { StepsForm } from './quarantine-steps.js';

const QUIET_MILLIS = 300;

/** Opens the dialog. Answers { steps, expected } once the person wants it done, or null. */
export async function mend(selection, more = {}) {
  const [units, models] = await Promise.all([get('/api/quarantine/units'), get('/api/models')]);
  return new Promise((resolve) => new MendDialog(selection, { units, models: models.map(({ name }) => name), ...more }, resolve));
}

class MendDialog {
  constructor(selection, { units, models }, resolve) {
    this.selection = selection;
    this.before = document.activeElement;
    this.answer = null;
    this.form = new StepsForm({ units, models, changed: () => this.#soon() });
    this.preview = element('div', { class: 'stack', role: 'status', 'aria-live': 'polite' });
    this.button = element('button', { class: 'button button-primary', type: 'button', disabled: true, onclick: () => this.#do() }, 'Replay');
    const cancel = element('button', { class: 'button', type: 'button', onclick: () => this.dialog.close() }, 'Cancel');
    const body = element('div', { class: 'form dialog-form' }, element('h2', { id: 'mend-title' }, 'Mend and replay'),
      element('p', { class: 'field-help' }, 'Steps are done one after the other. What was sent is kept beside what it is mended to until it fits.'), this.form.node, this.preview);
    this.dialog = element('dialog', { class: 'dialog dialog-wide', 'aria-labelledby': 'mend-title' }, body, element('div', { class: 'form-actions' }, cancel, this.button));
    this.dialog.addEventListener('close', () => {
      this.running?.abort();
      clearTimeout(this.timer);
      this.dialog.remove();
      this.before?.focus?.();
      resolve(this.answer);
    });
    document.body.append(this.dialog);
    this.dialog.showModal();
    this.form.add('parse_number').focus();
  }

  #do() {
    this.answer = { steps: this.form.steps(), expected: this.expected };
    this.dialog.close();
  }

  #soon() {
    this.button.disabled = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#ask(), QUIET_MILLIS);
  }

  async #ask() {
    this.running?.abort();
    this.running = new AbortController();
    try {
      const preview = await post('/api/quarantine/preview', { selection: this.selection, steps: this.form.steps() }, { signal: this.running.signal });
      this.expected = preview.selected.exact ? preview.selected.readings : undefined;
      this.form.offer(fieldsOf(preview.shown));
      this.#show(preview);
    } catch (failure) {
      if (failure.name !== 'AbortError') this.preview.replaceChildren(wrong(failure));
    }
  }

  #show(preview) {
    const many = `${preview.selected.exact ? '' : 'more than '}${counted(preview.selected.readings, 'reading')}`;
    this.button.textContent = `Mend and replay ${many}`;
    this.button.disabled = preview.selected.readings === 0 || !this.form.complete();
    this.preview.replaceChildren(summary(preview, many), ...(preview.shown.length > 0 ? [table(preview)] : []));
  }
}

/** What would become of them, in a sentence. */
export function summary(preview, many) {
  const all = preview.selected.exact && preview.judged >= preview.selected.readings;
  const kind = preview.still_refused === 0 ? 'ok' : 'watch';
  const judged = all ? `Of ${many}` : `Of ${many}, the newest ${number(preview.judged)} were tried:`;
  return element('div', { class: `notice notice-${kind}` }, icon(kind),
    element('p', {}, `${judged} `, element('strong', {}, `${number(preview.would_store)} would be stored`), `, ${number(preview.still_refused)} would still be refused.`));
}

function table(preview) {
  const head = element('thead', {}, element('tr', {}, ...['Device', 'Before', 'After', 'What becomes of it'].map((title) => element('th', { scope: 'col' }, title))));
  return element('div', { class: 'table-wrap scrolled', tabIndex: 0, role: 'region', 'aria-label': `The first ${preview.shown.length} before and after` },
    element('table', { class: 'table' }, head, element('tbody', {}, ...preview.shown.map(row))));
}

function row(shown) {
  return element('tr', {},
    element('td', { class: 'mono' }, shown.device || 'unknown'),
    element('td', { class: 'mono wrap' }, shown.before),
    element('td', { class: 'mono wrap' }, shown.after === shown.before ? element('span', { class: 'muted' }, 'as before') : shown.after),
    element('td', { class: 'wrap' }, ...verdict(shown)));
}

/** What would be stored of a reading, and why the rest would be refused. */
export function verdict({ stored, violations }) {
  return [
    ...stored.map((one) => element('div', {}, badge('ok', `${one.model} ${one.version}`), ` ${one.device}, ${one.dated ? exactTime(one.ts) : 'time of receipt'}: `, element('span', { class: 'mono' }, JSON.stringify(one.values)))),
    ...violations.map((violation) => element('div', {}, badge('act', 'Refused'), ' ', element('span', { class: 'mono' }, violation.pointer || 'payload'), ` ${violation.rule}`)),
  ];
}

function wrong(failure) {
  const words = failure.problem?.violations?.map(({ rule, value, remedy }) => `${value ? `'${value}' ` : ''}${rule}. ${remedy}`).join(' ') || failure.message;
  return element('div', { class: 'notice notice-act' }, icon('act'), element('p', {}, words));
}

/** The names that the payloads use. */
function fieldsOf(shown) {
  const names = new Set();
  for (const { after } of shown) {
    try {
      collect(JSON.parse(after), names);
    } catch {
      // What is no JSON has no fields.
    }
  }
  return [...names].slice(0, 100);
}

function collect(value, names) {
  if (Array.isArray(value)) value.slice(0, 20).forEach((one) => collect(one, names));
  else if (value && typeof value === 'object') {
    for (const [name, inner] of Object.entries(value)) {
      if (name === 'values') collect(inner, names);
      else names.add(name);
    }
  }
}
