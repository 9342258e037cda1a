/** Numbers and times as people read them: thousands thin-spaced, times in the viewer's zone. */

const THIN = '\u202f';
const MINUS = '\u2212';
const MISSING = '–';

/** The viewer's time zone, for example Europe/Berlin. */
export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A number with thin-spaced thousands and exactly the given digits after the point, or as many as it has, at most 3. */
export function number(value, digits) {
  if (value === null || value === undefined || !Number.isFinite(Number(value))) return MISSING;
  const options = digits === undefined ? { maximumFractionDigits: 3 } : { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return Number(value).toLocaleString('en-US', options).replaceAll(',', THIN).replace('-', MINUS);
}

/** How many there are of something: "1 reading", "0 readings". Words whose plural is more than an s have it as the third. */
export function counted(count, one, several = `${one}s`) {
  return `${number(count)} ${Number(count) === 1 ? one : several}`;
}

/** A share from 0 to 1 as per cent: no digits where they would only pretend. */
export function percent(share) {
  if (share === null || share === undefined) return MISSING;
  const value = share * 100;
  if (value > 0 && value < 0.01) return '< 0.01';
  return number(value, value === 0 || value >= 10 ? 0 : value < 1 ? 2 : 1);
}

export function bytes(value) {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let power = 0;
  let shown = Number(value);
  while (shown >= 1000 && power < units.length - 1) {
    shown /= 1000;
    power += 1;
  }
  return `${number(shown, shown >= 100 || power === 0 ? 0 : 1)}${THIN}${units[power]}`;
}

/** How many digits after the point the values have, at most 3: a chart shows no more than the sensor has. */
export function digitsOf(values) {
  let digits = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    const text = String(Math.round(value * 1000) / 1000);
    const point = text.indexOf('.');
    if (point >= 0) digits = Math.max(digits, text.length - point - 1);
    if (digits >= 3) break;
  }
  return digits;
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const full = new Intl.DateTimeFormat('en-GB', {
  year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short',
});

/** 14:02:11 */
export function timeOfDay(instant) {
  return clock.format(new Date(instant));
}

/** 13 Oct 2025, 14:02:11 CEST */
export function exactTime(instant) {
  return full.format(new Date(instant));
}

/** How long ago, in words: "just now", "12 s ago", "in 3 min". */
export function relativeTime(instant, now = Date.now()) {
  const seconds = Math.round((now - new Date(instant).getTime()) / 1000);
  const size = Math.abs(seconds);
  if (size < 2) return 'just now';
  const words = size < 60 ? `${size} s` : size < 3600 ? `${Math.floor(size / 60)} min` : size < 86400 ? `${Math.floor(size / 3600)} h` : `${Math.floor(size / 86400)} d`;
  return seconds < 0 ? `in ${words}` : `${words} ago`;
}

/** Writes what the page's time elements say: data-time="relative" (exact on hover), "exact" or "clock". */
export function refreshTimes(within = document) {
  for (const time of within.querySelectorAll('time[data-time]')) {
    const instant = time.dateTime;
    if (!instant) continue;
    const kind = time.dataset.time;
    const words = kind === 'relative' ? relativeTime(instant) : kind === 'clock' ? timeOfDay(instant) : exactTime(instant);
    if (time.textContent !== words) time.textContent = words;
    if (kind !== 'exact') time.title = exactTime(instant);
  }
}
