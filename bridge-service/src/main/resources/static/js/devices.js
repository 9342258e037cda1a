/** The page Devices: asks for the same page of the list again as often as it can have changed. */
import { get, withParameters } from './api.js';
import { registerMany, registerOne } from './device-forms.js';
import { badge, element } from './dom.js';
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
  document.getElementById('online').textContent = number(list.online);
  document.getElementById('registered').textContent = number(list.registered);
  if (!rows) return;
  if (!rows.dataset.q) {
    document.getElementById('all').textContent = number(list.total);
    document.getElementById('silent').textContent = number(list.total - list.reporting);
  }
  rows.replaceChildren(...list.devices.map(row));
  refreshTimes(rows);
}

function row(device) {
  const href = `/devices/${encodeURIComponent(device.device)}`;
  return element('tr', { data: { href } },
    element('th', { scope: 'row', class: 'wrap' }, element('a', { class: 'mono', href }, device.device), ' ', element('span', { class: 'muted' }, device.label)),
    element('td', {}, state(device)),
    element('td', {}, key(device)),
    element('td', {}, time(device.last_seen_at)),
    element('td', {}, time(device.first_seen_at)),
    element('td', { class: 'num' }, number(device.readings)));
}

function state({ online }) {
  if (online === null || online === undefined) return element('span', { class: 'muted' }, 'Never said');
  return online ? badge('ok', 'Online') : badge('', 'Offline');
}

function key(device) {
  if (device.key === 'valid') return badge('ok', 'Registered');
  return device.key === 'revoked' ? badge('act', 'Key revoked') : badge('', 'Not registered');
}

function time(instant) {
  return instant ? element('time', { data: { time: 'relative' }, dateTime: instant }) : element('span', { class: 'muted' }, 'Never');
}

document.getElementById('register')?.addEventListener('click', async () => {
  if (await registerOne('')) location.reload();
});
document.getElementById('register-many')?.addEventListener('click', async () => {
  if (await registerMany()) location.reload();
});

connect('/api/live', { now: refresh }, document.querySelector('.live-state'));
