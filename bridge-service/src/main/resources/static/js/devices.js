/** The page Devices: asks for the same page of the list again as often as it can have changed. */
import { get, withParameters } from './api.js';
import { element } from './dom.js';
import { number, refreshTimes } from './format.js';
import { connect } from './live.js';

const EVERY_MILLIS = 5000;
const SIZE = 50;
const rows = document.getElementById('devices');
let askedAt = 0;

async function refresh() {
  if (Date.now() - askedAt < EVERY_MILLIS) return;
  askedAt = Date.now();
  const { q = '', page = 0 } = rows?.dataset ?? {};
  const list = await get(withParameters('/api/devices', { q, page, size: SIZE })).catch(() => null);
  if (!list) return;
  if (!rows && list.devices.length > 0 && !document.getElementById('q').value) location.reload();
  show(list);
}

function show(list) {
  document.getElementById('reporting').textContent = number(list.reporting);
  if (!rows) return;
  if (!rows.dataset.q) {
    document.getElementById('all').textContent = number(list.total);
    document.getElementById('silent').textContent = number(list.total - list.reporting);
  }
  rows.replaceChildren(...list.devices.map(row));
  refreshTimes(rows);
}

function row(device) {
  const link = element('a', { href: withParameters(rows.dataset.explore, { device: device.device }) }, device.device);
  const time = (instant) => element('td', {}, element('time', { data: { time: 'relative' }, dateTime: instant }));
  return element('tr', {},
    element('th', { scope: 'row', class: 'mono wrap' }, link),
    time(device.last_seen_at),
    time(device.first_seen_at),
    element('td', { class: 'num' }, number(device.readings)));
}

connect('/api/live', { now: refresh }, document.querySelector('.live-state'));
