/** The last minutes of the chosen devices, a chart a metric, growing while readings come in. */
import { get, withParameters } from './api.js';
import { isRaw } from './chart-data.js';
import { timeChart } from './charts.js';
import { element } from './dom.js';
import { empty, failure } from './state.js';

const WINDOW_MILLIS = 15 * 60_000;
const POINTS = 1000;
const ROLLED_UP_AGAIN_MILLIS = 10_000;

export class HistoryCharts {
  #place;
  #charts = new Map();
  #slots = new Map();
  #model;
  #devices = [];
  #rolledUp = false;
  #asked = 0;
  #loadedAt = 0;
  #loading = 0;
  #arrivedMeanwhile = [];

  constructor(place) {
    this.#place = place;
    setInterval(() => this.#tick(), 1000);
  }

  /** The colour of a device's line: its own for as long as it is shown; a lone device has the metric's colour. */
  colour(device) {
    return `--chart-${(this.#slots.get(device) ?? 0) + 1}`;
  }

  async show(model, devices) {
    if (this.#model?.name !== model.name) this.#build(model);
    this.#model = model;
    this.#devices = devices;
    this.#assignSlots();
    await this.#load();
  }

  append(reading) {
    if (this.#loading) this.#arrivedMeanwhile.push(reading);
    for (const [metric, chart] of this.#charts) this.#appendTo(chart, metric, reading);
  }

  /** The chart itself leaves out what it shows already. */
  #appendTo(chart, metric, reading) {
    const value = reading.values[metric];
    if (this.#rolledUp || !this.#devices.includes(reading.device) || typeof value !== 'number') return;
    chart.append(reading.device, { at: reading.ts, count: 1, avg: value, min: value, max: value, last: value });
  }

  #build(model) {
    const metrics = model.fields.filter((field) => field.metric);
    this.#charts.clear();
    this.#place.replaceChildren(...metrics.map((field) => this.#section(field)));
  }

  #section(field) {
    const name = field.name.replaceAll('_', ' ');
    const title = element('h3', { title: field.description }, name.charAt(0).toUpperCase() + name.slice(1), ' ', element('span', { class: 'unit' }, field.unit));
    const section = element('section', { class: 'card chart' }, element('div', { class: 'card-head' }, title));
    this.#charts.set(field.name, timeChart(section, { unit: field.unit }));
    return section;
  }

  #assignSlots() {
    for (const device of [...this.#slots.keys()]) if (!this.#devices.includes(device)) this.#slots.delete(device);
    for (const device of this.#devices) {
      if (this.#slots.has(device)) continue;
      const taken = new Set(this.#slots.values());
      this.#slots.set(device, [0, 1, 2, 3, 4, 5, 6, 7].find((slot) => !taken.has(slot)) ?? 0);
    }
  }

  async #load() {
    const asked = ++this.#asked;
    this.#loadedAt = Date.now();
    if (!this.#devices.length) {
      for (const chart of this.#charts.values()) chart.say(empty('No device chosen', 'Choose one or more of the devices below.'));
      return;
    }
    this.#loading++;
    try {
      await Promise.all([...this.#charts].map(([metric, chart], index) => this.#loadOne(asked, metric, chart, index)));
    } finally {
      if (--this.#loading === 0) this.#arrivedMeanwhile = [];
    }
  }

  async #loadOne(asked, metric, chart, index) {
    const to = Date.now();
    const from = to - WINDOW_MILLIS;
    const query = { model: this.#model.name, metric, device: this.#devices, from: new Date(from).toISOString(), to: new Date(to + 1000).toISOString(), points: POINTS };
    try {
      const series = await get(withParameters('/api/series', query));
      if (asked !== this.#asked) return;
      this.#rolledUp = !isRaw(series.grain);
      await chart.show({ series: this.#devices.map((device) => this.#line(device, series, index)), grain: series.grain, from, to });
      for (const reading of this.#arrivedMeanwhile) this.#appendTo(chart, metric, reading);
    } catch (problem) {
      if (asked === this.#asked) chart.say(failure('The history could not be loaded', `${problem.message} The newest values below go on.`, () => this.#load()));
    }
  }

  #line(device, series, index) {
    const found = series.devices.find((one) => one.device === device);
    const colour = this.#devices.length === 1 ? `--chart-${(index % 8) + 1}` : this.colour(device);
    return { name: device, points: [...(found?.points ?? [])], colour };
  }

  #tick() {
    if (document.hidden || !this.#devices.length) return;
    const now = Date.now();
    if (this.#rolledUp) {
      if (now - this.#loadedAt > ROLLED_UP_AGAIN_MILLIS) this.#load();
      return;
    }
    for (const chart of this.#charts.values()) if (chart.shown.series.length) chart.slide(now - WINDOW_MILLIS, now);
  }
}
