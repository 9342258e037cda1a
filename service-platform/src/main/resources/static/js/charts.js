/**
 * Time charts. A chart lives in `<section class="card chart"><div class="card-head"><h2>Temperature</h2></div></section>`:
 *
 *   const chart = timeChart(section, { unit: '°C' });
 *   chart.show({ series: [{ name: 'sensor_001', points: [{ at, count, avg, min, max, last }] }], grain: 'RAW', from, to });
 *   chart.append('sensor_001', { at, last: 21.5 });     // live
 *   chart.slide(from, to);                               // live: moves the window, forgets what is left of it
 *   chart.say(empty('No readings here', 'Choose a longer range.'));
 *
 * Options: unit, kind 'line' (default) or 'bars' (stacked), noun for the table ("reading"), note: what a point stands for, fromZero: the axis begins at 0. A series may name its colour token.
 */
import { chartLibrary } from './chart-library.js';
import { applyColours, colourToken, dashes, timeOptions, translucent } from './chart-look.js';
import { gapMillis, grainWords, isRaw, rowsOf, time, valueOf, withGaps } from './chart-data.js';
import { element, icon } from './dom.js';
import { digitsOf, exactTime, number, zone } from './format.js';
import { empty, failure } from './state.js';
import { tokenColour } from './theme.js';

const MOST_BANDS = 4;
const MOST_TABLE_ROWS = 500;

export function timeChart(section, options = {}) {
  return new TimeChart(section, options);
}

class TimeChart {
  #section;
  #options;
  #parts;
  #chart;
  #shown = { series: [], grain: 'RAW' };
  #hidden = new Set();
  #digits = 0;
  #asTable = false;

  constructor(section, options) {
    this.#section = section;
    this.#options = { unit: '', kind: 'line', ...options };
    this.#parts = this.#build();
    document.addEventListener('dataflow:theme', () => this.#recolour());
  }

  /** Replaces all that is shown. from and to are instants of any form that Date understands, or absent: then the data decides. */
  async show({ series, grain = 'RAW', from, to, unit }) {
    if (unit !== undefined) this.#options.unit = unit;
    this.#shown = { series, grain, from: from && +new Date(from), to: to && +new Date(to) };
    this.#measureDigits();
    await this.#render();
  }

  /** Adds one point to a series that is shown. */
  append(name, point) {
    const found = this.#shown.series.find((one) => one.name === name);
    if (!found) return;
    const newest = found.points.at(-1);
    if (newest && time(newest) >= time(point)) return;
    found.points.push(point);
    this.#digits = Math.max(this.#digits, digitsOf([valueOf(point, 'RAW')]));
  }

  /** Moves the window of time and draws again. */
  slide(from, to) {
    Object.assign(this.#shown, { from: +from, to: +to });
    for (const one of this.#shown.series) {
      const first = one.points.findIndex((point) => time(point) >= from);
      one.points = first < 0 ? [] : one.points.slice(first);
    }
    return this.#render();
  }

  /** Shows a node (see state.js) in place of the lines, until the next show(). */
  say(node) {
    this.#parts.message.replaceChildren(node);
    this.#parts.message.hidden = false;
    this.#parts.canvas.hidden = true;
  }

  /** What is shown, for who wants to write it down. */
  get shown() {
    return this.#shown;
  }

  #build() {
    const head = this.#section.querySelector('.card-head');
    const canvas = element('canvas', { role: 'img', 'aria-label': `Chart of ${head.querySelector('h2, h3')?.textContent.trim() ?? 'values'} over time. "As table" shows the same numbers.` });
    const message = element('div', { hidden: true });
    const plot = element('div', { class: 'chart-plot' }, canvas, message);
    const table = element('div', { class: 'chart-table table-wrap', hidden: true, tabIndex: 0, role: 'region', 'aria-label': 'Values as table' });
    const legend = element('div', { class: 'chart-legend', role: 'group', 'aria-label': 'Series shown' });
    const note = element('div', { class: 'chart-note' });
    const toggle = element('button', { class: 'button button-quiet button-small', type: 'button', 'aria-pressed': 'false', onclick: () => this.#toggleTable() }, icon('table', 'icon-small'), 'As table');
    head.append(toggle);
    this.#section.append(plot, table, legend, note);
    return { canvas, message, plot, table, legend, note, toggle };
  }

  async #render() {
    const { series } = this.#shown;
    const points = series.reduce((sum, one) => sum + one.points.length, 0);
    this.#renderLegend();
    this.#renderNote();
    if (this.#asTable) this.#renderTable();
    if (points === 0) {
      this.say(empty('Nothing in this range', 'No reading was stored in the time shown.'));
      return;
    }
    this.#parts.message.hidden = true;
    this.#parts.canvas.hidden = false;
    await this.#draw();
  }

  async #draw() {
    let Chart;
    try {
      Chart = await chartLibrary();
    } catch {
      this.say(failure('The chart could not be drawn', 'Its library did not load. "As table" still works; reload the page to try again.'));
      return;
    }
    if (!this.#chart) this.#chart = this.#create(Chart);
    this.#chart.data.datasets = this.#datasets();
    const { x } = this.#chart.options.scales;
    x.min = this.#shown.from;
    x.max = this.#shown.to;
    this.#chart.update('none');
  }

  #create(Chart) {
    const bars = this.#options.kind === 'bars';
    const options = timeOptions({ unit: this.#options.unit, digits: () => this.#digits, stacked: bars, fromZero: bars || this.#options.fromZero });
    applyColours(options);
    return new Chart(this.#parts.canvas, { type: bars ? 'bar' : 'line', data: { datasets: [] }, options });
  }

  #datasets() {
    const { series, grain } = this.#shown;
    if (this.#options.kind === 'bars') return series.map((one, index) => this.#bars(one, index));
    const visible = series.filter((one) => !this.#hidden.has(one.name)).length;
    const bands = !isRaw(grain) && visible <= MOST_BANDS;
    return series.flatMap((one, index) => [this.#line(one, index, grain), ...(bands ? this.#band(one, index, grain) : [])]);
  }

  #line(one, index, grain) {
    const colour = tokenColour(one.colour ?? colourToken(index));
    return {
      name: one.name,
      points: one.points,
      rolledUp: !isRaw(grain),
      data: withGaps(one.points, gapMillis(grain, one.points), (point) => valueOf(point, grain)),
      borderColor: colour,
      backgroundColor: colour,
      borderDash: dashes(index),
      hidden: this.#hidden.has(one.name),
    };
  }

  #band(one, index, grain) {
    const gap = gapMillis(grain, one.points);
    const colour = translucent(tokenColour(one.colour ?? colourToken(index)), 0.16);
    const shared = { band: true, borderWidth: 0, pointRadius: 0, pointHoverRadius: 0, backgroundColor: colour, hidden: this.#hidden.has(one.name) };
    return [
      { ...shared, data: withGaps(one.points, gap, (point) => point.min), fill: false },
      { ...shared, data: withGaps(one.points, gap, (point) => point.max), fill: '-1' },
    ];
  }

  #bars(one, index) {
    const colour = tokenColour(one.colour ?? colourToken(index));
    return { name: one.name, points: one.points, data: one.points.map((point) => ({ x: time(point), y: point.last })), backgroundColor: colour, hidden: this.#hidden.has(one.name), barPercentage: 1, categoryPercentage: 0.8, maxBarThickness: 24 };
  }

  #renderLegend() {
    const { series } = this.#shown;
    const key = JSON.stringify([series.map((one) => [one.name, one.colour]), [...this.#hidden]]);
    if (this.#parts.legend.dataset.key === key) return;
    this.#parts.legend.dataset.key = key;
    this.#parts.legend.replaceChildren(...series.map((one, index) => this.#legendButton(one, index)));
  }

  #legendButton(one, index) {
    const mark = element('i', { class: 'key' });
    mark.style.borderColor = `var(${one.colour ?? colourToken(index)})`;
    if (dashes(index).length) mark.style.borderTopStyle = 'dashed';
    const shown = !this.#hidden.has(one.name);
    return element('button', { type: 'button', 'aria-pressed': String(shown), title: shown ? `Hide ${one.name}` : `Show ${one.name}`, onclick: () => this.#toggleSeries(one.name) }, mark, element('span', {}, one.name));
  }

  #toggleSeries(name) {
    if (!this.#hidden.delete(name)) this.#hidden.add(name);
    this.#render();
    [...this.#parts.legend.children].find((button) => button.textContent === name)?.focus();
  }

  #renderNote() {
    const words = this.#options.note ? this.#options.note : this.#options.kind === 'bars' ? 'Counts of a minute' : isRaw(this.#shown.grain) ? 'Single readings' : `Lines are ${grainWords(this.#shown.grain)}, bands their lowest to highest`;
    const text = `${words}|${zone}`;
    if (this.#parts.note.dataset.key === text) return;
    this.#parts.note.dataset.key = text;
    this.#parts.note.replaceChildren(element('span', {}, words), element('span', { class: 'push' }, `Times in ${zone}`));
  }

  #toggleTable() {
    this.#asTable = !this.#asTable;
    const { plot, table, toggle } = this.#parts;
    plot.hidden = this.#asTable;
    table.hidden = !this.#asTable;
    toggle.setAttribute('aria-pressed', String(this.#asTable));
    toggle.replaceChildren(icon(this.#asTable ? 'chart' : 'table', 'icon-small'), this.#asTable ? 'As chart' : 'As table');
    if (this.#asTable) this.#renderTable();
    else this.#render();
  }

  #renderTable() {
    const { series, grain } = this.#shown;
    const { unit } = this.#options;
    const rows = rowsOf(series);
    const head = element('tr', {}, element('th', { scope: 'col' }, 'Time'), ...series.map((one) => element('th', { scope: 'col', class: 'num' }, unit ? `${one.name}, ${unit}` : one.name)));
    const body = rows.slice(0, MOST_TABLE_ROWS).map((row) => element('tr', {}, element('td', {}, exactTime(row.at)), ...series.map((one) => element('td', { class: 'num' }, this.#cell(row.values.get(one.name), grain)))));
    const table = element('table', { class: 'table' }, element('thead', {}, head), element('tbody', {}, ...body));
    if (rows.length > MOST_TABLE_ROWS) table.prepend(element('caption', {}, `The newest ${MOST_TABLE_ROWS} of ${number(rows.length)} lines`));
    this.#parts.table.replaceChildren(table);
  }

  #cell(point, grain) {
    return point === undefined ? '–' : number(valueOf(point, grain), this.#digits);
  }

  #measureDigits() {
    const { series } = this.#shown;
    this.#digits = digitsOf(series.flatMap((one) => one.points.slice(-200).map((point) => point.last)));
  }

  #recolour() {
    if (!this.#chart) return;
    applyColours(this.#chart.options);
    this.#chart.data.datasets = this.#datasets();
    this.#chart.update('none');
  }
}
