/** One card a device with its newest values; pressing cards chooses whose history is shown. */
import { badge, element } from './dom.js';
import { number, refreshTimes } from './format.js';

const MOST_CHOSEN = 8;
const CHOSEN_AT_FIRST = 3;
const SILENT_AFTER_MILLIS = 5 * 60_000;

export class DeviceCards {
  #place;
  #most;
  #listeners;
  #cards = new Map();
  #chosen = [];
  #model;
  #filter = '';

  /** @param listeners chosen(): after a press; colour(device): the token of a chosen device's line */
  constructor(place, listeners) {
    this.#place = place;
    this.#most = Number(place.dataset.most);
    this.#listeners = listeners;
    for (const card of place.querySelectorAll('.device')) this.#adopt(card);
    place.addEventListener('click', (event) => this.#press(event.target.closest('.device')));
  }

  get size() {
    return this.#cards.size;
  }

  has(model) {
    return [...this.#cards.values()].some((card) => card.dataset.model === model);
  }

  /** Chooses devices by name before anything was pressed. */
  choose(devices) {
    this.#chosen = devices.slice(0, MOST_CHOSEN);
  }

  /** Shows the cards of a model; if none of them is chosen, chooses the first few. */
  show(model) {
    this.#model = model;
    const names = [...this.#cards.values()].filter((card) => card.dataset.model === model).map((card) => card.dataset.device);
    this.#chosen = this.#chosen.filter((device) => names.includes(device));
    if (!this.#chosen.length) this.#chosen = names.slice(0, CHOSEN_AT_FIRST);
    this.#arrange();
  }

  filter(text) {
    this.#filter = text.trim().toLowerCase();
    this.#arrange();
  }

  chosenDevices() {
    return [...this.#chosen];
  }

  recolour() {
    for (const card of this.#cards.values()) {
      const chosen = this.#chosen.includes(card.dataset.device);
      card.setAttribute('aria-pressed', String(chosen));
      if (chosen) card.style.setProperty('--key', `var(${this.#listeners.colour(card.dataset.device)})`);
    }
  }

  /** Writes newer readings into their cards and makes cards for devices not seen before. */
  note(readings, models) {
    const before = this.#cards.size;
    for (const reading of readings) {
      const model = models.find((known) => known.name === reading.model);
      if (model) this.#write(reading, model);
    }
    if (this.#cards.size !== before) this.#arrange();
    refreshTimes(this.#place);
  }

  #adopt(card) {
    this.#cards.set(key(card.dataset.model, card.dataset.device), card);
  }

  #write(reading, model) {
    const known = this.#cards.get(key(reading.model, reading.device));
    const card = known ?? this.#make(reading);
    const silent = Date.now() - Date.parse(reading.received_at) > SILENT_AFTER_MILLIS;
    const metrics = model.fields.filter((field) => field.metric);
    card.replaceChildren(
      element('span', { class: 'device-head' },
        element('span', { class: 'device-name', title: reading.device }, reading.device),
        silent && badge('watch', 'Silent'),
        element('time', { dateTime: reading.received_at, data: { time: 'relative' } })),
      element('span', { class: 'device-values' }, ...metrics.map((field) => value(field, reading.values[field.name]))));
  }

  #make(reading) {
    const card = element('button', { class: 'device', type: 'button', 'aria-pressed': 'false', data: { device: reading.device, model: reading.model } });
    this.#adopt(card);
    return card;
  }

  #press(card) {
    if (!card) return;
    const { device } = card.dataset;
    if (this.#chosen.includes(device)) this.#chosen = this.#chosen.filter((one) => one !== device);
    else this.#chosen = [...this.#chosen, device].slice(-MOST_CHOSEN);
    this.#listeners.chosen();
  }

  /** Cards in the order of their names, as many as a page holds. */
  #arrange() {
    const fitting = [...this.#cards.values()]
      .filter((card) => !this.#model || card.dataset.model === this.#model)
      .filter((card) => card.dataset.device.toLowerCase().includes(this.#filter))
      .sort((a, b) => (a.dataset.device < b.dataset.device ? -1 : 1));
    const shown = fitting.slice(0, this.#most);
    const focused = document.activeElement;
    this.#place.replaceChildren(...shown);
    if (shown.includes(focused)) focused.focus();
    const more = document.getElementById('more-devices');
    more.hidden = fitting.length === shown.length && fitting.length > 0;
    more.textContent = fitting.length === 0 ? `No device's name contains “${this.#filter}”.` : `${number(fitting.length - shown.length)} more; filter by name to find them.`;
  }
}

function key(model, device) {
  return `${model} ${device}`;
}

function value(field, shown) {
  const text = typeof shown === 'number' ? number(shown) : shown ?? '–';
  return element('span', { class: 'device-value' }, element('b', {}, String(text), element('span', { class: 'unit' }, field.unit)), element('small', {}, field.name));
}
