/** The page Buffer: nodes, their balance and their share of the traffic, each second. */
import { get } from './api.js';
import { timeChart } from './charts.js';
import { badge, element } from './dom.js';
import { bytes, number, percent } from './format.js';
import { showEvents } from './events.js';
import { appendSeconds, deliveredByNode, ratesOf } from './flow-data.js';
import { connect } from './live.js';
import { sparkline } from './sparkline.js';

const WINDOW_MILLIS = 5 * 60_000;
const chart = timeChart(document.getElementById('share'), { unit: '/s', fromZero: true, note: 'Readings per second to each node from this bridge, averages of ten seconds' });
let seconds = [];

function showNow(now) {
  seconds = appendSeconds(seconds, now.seconds);
  showFigures(now);
  document.getElementById('nodes').replaceChildren(...now.nodes.map((node) => row(node, now.last_minute.share)));
  showEvents(document.getElementById('events'), now.events);
  showCharts();
}

function showFigures({ nodes, last_minute: flow }) {
  const healthy = nodes.filter((node) => node.healthy).length;
  const sum = (field) => nodes.reduce((total, node) => total + node[field], 0);
  show('healthy', number(healthy));
  show('all', number(nodes.length));
  show('rate', number(flow.delivered, 1));
  show('waiting', number(sum('waiting')));
  show('claimed', number(sum('claimed')));
  show('settled', number(sum('settled')));
  document.getElementById('healthy-note').replaceChildren(healthBadge(healthy, nodes.length));
  document.getElementById('balance-note').replaceChildren(balanceBadge(nodes.every((node) => node.balanced)));
}

function show(id, text) {
  document.getElementById(id).textContent = text;
}

function healthBadge(healthy, all) {
  if (healthy === all) return badge('ok', 'All healthy');
  return healthy > 0 ? badge('watch', 'The others take over') : badge('act', 'Nothing is acknowledged');
}

function balanceBadge(balanced) {
  return balanced ? badge('ok', 'Balanced') : badge('act', 'Out of balance');
}

function row(node, share) {
  const num = (text) => element('td', { class: 'num' }, text);
  return element('tr', {},
    element('th', { scope: 'row' }, node.name, ' ', element('small', { class: 'muted mono' }, node.address)),
    element('td', { class: 'wrap' }, node.healthy ? badge('ok', 'Healthy') : badge('act', 'Left out'), !node.healthy && element('div', { class: 'hint' }, node.problem)),
    num(share[node.name] === undefined ? '–' : `${percent(share[node.name])} %`),
    num(node.healthy ? number(node.latency_millis, 2) : '–'),
    num(number(node.received)),
    num(number(node.waiting)),
    num(number(node.claimed)),
    num(number(node.settled)),
    element('td', {}, balanceBadge(node.balanced)),
    num(bytes(node.memory_bytes)));
}

function showCharts() {
  if (seconds.length === 0) return;
  sparkline(document.getElementById('rate-line'), ratesOf(seconds.slice(-60), 'delivered'));
  chart.show({ series: deliveredByNode(seconds), from: Date.now() - WINDOW_MILLIS, to: Date.now() });
}

async function begin() {
  const flow = await get('/api/flow').catch(() => ({ seconds: [] }));
  seconds = flow.seconds;
  showCharts();
  connect('/api/live', { now: showNow }, document.querySelector('.live-state'));
}

begin();
