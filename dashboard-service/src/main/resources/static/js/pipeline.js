/** The pipeline: picture, table and outcomes, kept up to date by events. */
import { timeChart } from './charts.js';
import { badge, element } from './dom.js';
import { bytes, number, percent } from './format.js';
import { connect } from './live.js';
import { showOutages } from './outages.js';
import { empty } from './state.js';

const HOUR_MILLIS = 3_600_000;
const RATE_OVER_MILLIS = 10_000;
/** How many readings make a full bar, at least: a handful is no load. */
const LEAST_FULL = 100;
const BALANCE = { even: 'ok', off: 'act', open: '' };

const byId = (id) => document.getElementById(id);
const outcomes = timeChart(byId('outcomes'), { kind: 'bars' });
const reports = [];

function show(report) {
  reports.push(report);
  while (reports.length > 2 && age(report, reports[1]) >= RATE_OVER_MILLIS) reports.shift();
  for (const name of ['received', 'stored', 'duplicate', 'rejected']) byId(name).textContent = number(report[name]);
  for (const name of ['received', 'stored']) byId(`${name}-rate`).textContent = rate(name);
  const known = !report.outages.some((outage) => outage.service.startsWith('Bridge'));
  if (known) showNodes(report);
  if (report.stored !== null) showOutcomes(report);
}

function showNodes(report) {
  const { nodes } = report;
  const most = Math.max(LEAST_FULL, ...nodes.map((node) => node.waiting + node.claimed));
  byId('flow-nodes').replaceChildren(...(nodes.length ? nodes.map((node) => box(node, most)) : [element('div', { class: 'flow-box' }, 'No buffer node is known.')]));
  byId('nodes').replaceChildren(...nodes.map((node) => row(node, report.received)));
}

function box(node, most) {
  const load = element('i');
  load.style.width = `${((node.waiting + node.claimed) / most) * 100}%`;
  return element('div', { class: 'flow-box' },
    element('div', { class: 'row' }, element('strong', {}, node.name), element('span', { class: 'push' }, stateOf(node))),
    element('div', { class: 'flow-pair' }, pair(node.waiting, 'waiting'), pair(node.claimed, 'claimed')),
    element('div', { class: 'flow-load', 'aria-hidden': 'true' }, load));
}

function pair(value, words) {
  return element('span', {}, element('b', {}, number(value)), ` ${words}`);
}

function row(node, received) {
  const cell = (...content) => element('td', { class: 'num' }, ...content);
  return element('tr', {},
    element('th', { scope: 'row' }, node.name, element('div', { class: 'hint mono' }, node.address)),
    element('td', {}, stateOf(node), node.problem && element('div', { class: 'hint wrap' }, node.problem)),
    element('td', {}, badge(BALANCE[node.balance], node.balance_words)),
    cell(number(node.received)),
    cell(received > 0 ? `${percent(node.received / received)} %` : '–'),
    cell(number(node.waiting)), cell(number(node.claimed)), cell(number(node.settled)),
    cell(node.healthy ? `${number(node.latency_millis, 1)} ms` : '–'),
    cell(node.healthy ? bytes(node.memory_bytes) : '–'));
}

function stateOf(node) {
  return node.healthy ? badge('ok', 'Healthy') : badge('act', 'Away');
}

function rate(name) {
  const [first, last] = [reports[0], reports.at(-1)];
  const seconds = age(last, first) / 1000;
  if (seconds < 1 || first[name] === null || last[name] === null) return '–';
  const value = Math.max(0, last[name] - first[name]) / seconds;
  return number(value, value < 10 ? 1 : 0);
}

function age(later, earlier) {
  return Date.parse(later.at) - Date.parse(earlier.at);
}

function showOutcomes(report) {
  if (!report.minutes.length) {
    outcomes.say(empty('Nothing was settled in the last hour', 'Once readings come in, what became of them shows here, minute by minute.'));
    return;
  }
  const now = Date.parse(report.at);
  const line = (name, colour, pick) => ({ name, colour, points: report.minutes.map((minute) => ({ at: minute.minute, count: 1, last: pick(minute), avg: pick(minute), min: pick(minute), max: pick(minute) })) });
  outcomes.show({
    series: [line('Stored', '--chart-1', (minute) => minute.stored), line('Duplicate', '--chart-7', (minute) => minute.duplicate), line('Rejected', '--act', (minute) => minute.rejected)],
    from: now - HOUR_MILLIS,
    to: now,
  });
}

connect('/api/live?topic=pipeline', { pipeline: show, outages: (told) => showOutages(told.outages) }, document.querySelector('.live-state'));
