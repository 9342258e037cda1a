/** The page Buffer: nodes, what can be done with them, their balance and how they fared in the last minutes, each second. */
import { get } from './api.js';
import { timeChart } from './charts.js';
import { badge, element, icon } from './dom.js';
import { counted, number } from './format.js';
import { showEvents } from './events.js';
import { appendSeconds, deliveredByNode, latencyByNode, ratesOf, waitingByNode } from './flow-data.js';
import { connect } from './live.js';
import { actionsOf, addButton } from './node-actions.js';
import { balanceBadge, NodeTable } from './node-table.js';
import { sparkline } from './sparkline.js';

const WINDOW_MILLIS = 5 * 60_000;
const { admin, operator } = document.getElementById('nodes').dataset;
const may = { admin: admin === 'true', operator: operator === 'true', latest: (name) => latest.find((node) => node.name === name) };
const share = timeChart(document.getElementById('share'), { unit: '/s', fromZero: true, note: 'Readings per second to each node from this bridge, averages of ten seconds' });
const waiting = timeChart(document.getElementById('waiting-chart'), { unit: 'readings', fromZero: true, note: 'Readings waiting on each node' });
const latency = timeChart(document.getElementById('latency-chart'), { unit: 'ms', fromZero: true, note: 'From a small write to its confirmation, averages of ten seconds' });
let table;
let latest = [];
let seconds = [];
let nodeSeconds = [];

function showNow(now) {
  latest = now.nodes;
  seconds = appendSeconds(seconds, now.seconds);
  nodeSeconds = appendSeconds(nodeSeconds, now.node_seconds);
  table ??= new NodeTable(document.getElementById('nodes'), (node) => actionsOf(node, may));
  table.show(now.nodes, now.last_minute.share);
  showFigures(now);
  showNotices(now.nodes);
  showEvents(document.getElementById('events'), now.events);
  showCharts();
}

function showFigures({ nodes, last_minute: flow }) {
  const healthy = nodes.filter((node) => node.healthy && node.state === 'active').length;
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
  if (healthy === all && all > 0) return badge('ok', 'All of them');
  return healthy > 0 ? badge('watch', 'The others take over') : badge('act', 'Nothing is acknowledged');
}

/** As long as a ledger is out of balance, the page says so above everything else. */
function showNotices(nodes) {
  const off = nodes.filter((node) => !node.balanced);
  const place = document.getElementById('notices');
  const key = JSON.stringify(off.map((node) => [node.name, difference(node)]));
  if (place.dataset.key === key) return;
  place.dataset.key = key;
  place.replaceChildren(...off.map((node) => element('div', { class: 'notice notice-act', role: 'alert' }, icon('act'), element('div', {}, element('strong', {}, `The ledger of ${node.name} does not balance. `), words(node)))));
}

function difference(node) {
  return node.received - node.settled - node.waiting - node.claimed;
}

function words(node) {
  const count = difference(node);
  const what = count > 0 ? `${counted(count, 'reading was received that neither waits nor is claimed or settled', 'readings were received that neither wait nor are claimed or settled')}.` : `${counted(-count, 'reading more is there', 'readings more are there')} than were ever received.`;
  return `${what} Somebody changed what lies on it, or it lost something: look into its log before you use it further.`;
}

function showCharts() {
  const range = { from: Date.now() - WINDOW_MILLIS, to: Date.now() };
  if (seconds.length > 0) {
    sparkline(document.getElementById('rate-line'), ratesOf(seconds.slice(-60), 'delivered'));
    share.show({ series: deliveredByNode(seconds), ...range });
  }
  if (nodeSeconds.length > 0) {
    waiting.show({ series: waitingByNode(nodeSeconds), ...range });
    latency.show({ series: latencyByNode(nodeSeconds), ...range });
  }
}

async function begin() {
  if (may.admin) document.getElementById('add').append(addButton());
  const [flow, history] = await Promise.all([get('/api/flow').catch(() => ({ seconds: [] })), get('/api/buffer-nodes/history').catch(() => [])]);
  seconds = flow.seconds;
  nodeSeconds = history;
  showCharts();
  connect('/api/live', { now: showNow }, document.querySelector('.live-state'));
}

begin();
