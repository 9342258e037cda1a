/** The Insights page: bounds are shown and written in the viewer's zone, and stand in the address in UTC. */
import { zone } from './format.js';

const form = document.querySelector('[data-range-form]');

/** 2026-11-23T14:00 in the viewer's zone, as a datetime-local field wants it. */
function local(instant) {
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Whether a bound differs from what the page shows; if none does, a range that was picked goes on moving with the time. */
function changed() {
  return [...form.querySelectorAll('[data-instant]')].some((bound) => bound.value !== local(bound.dataset.instant));
}

for (const bound of form.querySelectorAll('[data-instant]')) bound.value = local(bound.dataset.instant);
form.querySelector('[data-zone]').textContent = `Times in ${zone}; sentences in UTC`;

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const asked = new URLSearchParams();
  const keep = form.dataset.range && !changed();
  if (keep) asked.set('range', form.dataset.range);
  for (const [name, value] of new FormData(form)) {
    const isBound = name === 'from' || name === 'to';
    if (!value || (isBound && keep)) continue;
    asked.set(name, isBound ? new Date(value).toISOString() : value);
  }
  location.assign(`${form.getAttribute('action')}?${asked}`);
});

document.querySelector('[data-again]')?.addEventListener('click', (event) => {
  event.preventDefault();
  location.reload();
});
