/** Payloads beside the editor, each with the verdict of the document as it stands. */
import { element, icon } from './dom.js';
import { notice, verdictOf } from './verdict.js';

let made = 0;

/** The boxes within `list`; `changed` is called when a payload or the device changes. */
export class Samples {
  constructor(list, device, addButton, changed) {
    this.list = list;
    this.device = device;
    this.changed = changed;
    addButton.addEventListener('click', () => this.add('').focus());
    device.addEventListener('input', changed);
  }

  payloads() {
    return [...this.list.querySelectorAll('textarea')].map((box) => box.value);
  }

  add(payload) {
    const id = `sample-${++made}`;
    const box = element('textarea', { class: 'textarea', id, rows: 6, spellcheck: false, value: payload });
    const sample = element('div', { class: 'sample stack' },
      element('div', { class: 'field' },
        element('div', { class: 'sample-head' }, element('label', { for: id }, `Payload ${this.list.children.length + 1}`), this.#removal(() => sample)), box),
      element('div', { class: 'stack', data: { verdict: '' }, role: 'status' }));
    box.addEventListener('input', this.changed);
    this.list.append(sample);
    this.changed();
    return box;
  }

  #removal(sample) {
    return element('button', {
      class: 'button button-quiet button-small button-icon', type: 'button', 'aria-label': 'Remove this payload',
      onclick: () => {
        sample().remove();
        this.changed();
      },
    }, icon('close', 'icon-small'));
  }

  /** @param verdicts in the order of the payloads; null where the document is no model yet */
  show(verdicts) {
    [...this.list.querySelectorAll('[data-verdict]')].forEach((place, index) => {
      place.replaceChildren(...(verdicts ? verdictOf(verdicts[index], true) : [notice('watch', 'Not checked.', 'The model has to be corrected first.')]));
    });
  }
}
