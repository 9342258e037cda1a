/** A list of devices to tick, with a filter. */
import { element } from './dom.js';
import { number } from './format.js';
import { failed } from './toast.js';

const MOST = 20;
const MOST_SHOWN = 200;

export class DevicePicker {
  #place;
  #filter;
  #count;
  #changed;
  #names = [];
  #chosen = new Set();

  constructor(place, filter, count, changed) {
    this.#place = place;
    this.#filter = filter;
    this.#count = count;
    this.#changed = changed;
    filter.addEventListener('input', () => this.#render());
    place.addEventListener('change', (event) => this.#tick(event.target));
  }

  get size() {
    return this.#names.length;
  }

  show(names, chosen) {
    this.#names = names;
    this.#chosen = new Set(chosen.slice(0, MOST));
    this.#render();
  }

  /** In the order of the list, so that colours stay the same whatever was ticked first. */
  chosen() {
    return this.#names.filter((name) => this.#chosen.has(name));
  }

  #tick(box) {
    if (box.checked && this.#chosen.size >= MOST) {
      box.checked = false;
      failed(`A chart shows at most ${MOST} devices. Untick one first.`);
      return;
    }
    if (box.checked) this.#chosen.add(box.value);
    else this.#chosen.delete(box.value);
    this.#say();
    this.#changed();
  }

  #render() {
    const text = this.#filter.value.trim().toLowerCase();
    const fitting = this.#names.filter((name) => name.toLowerCase().includes(text));
    const rows = fitting.slice(0, MOST_SHOWN).map((name) => this.#row(name));
    if (!rows.length) rows.push(element('p', { class: 'hint' }, this.#names.length ? 'No name contains this.' : 'None yet.'));
    else if (fitting.length > MOST_SHOWN) rows.push(element('p', { class: 'hint' }, `${number(fitting.length - MOST_SHOWN)} more; filter to find them.`));
    this.#place.replaceChildren(...rows);
    this.#say();
  }

  #row(name) {
    return element('label', { class: 'check' }, element('input', { type: 'checkbox', value: name, checked: this.#chosen.has(name) }), element('span', { title: name }, name));
  }

  #say() {
    this.#count.textContent = `${this.#chosen.size} of ${number(this.#names.length)}`;
  }
}
