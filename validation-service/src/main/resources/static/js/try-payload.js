/** The "try a payload" box of an active model: shows the verdict on what is typed. */
import { post, withParameters } from './api.js';
import { notice, verdictOf } from './verdict.js';

const QUIET_MILLIS = 250;

/** @param box with the model's name as data-try, a form and a place for the verdict */
export function follow(box) {
  const form = box.querySelector('form');
  const place = box.querySelector('[data-verdict]');
  let timer;
  let running;
  const check = async () => {
    running?.abort();
    running = new AbortController();
    try {
      place.replaceChildren(...verdictOf(await ask(box.dataset.try, form, running.signal)));
    } catch (failure) {
      if (failure.name !== 'AbortError') place.replaceChildren(notice('act', 'Not checked.', failure.message));
    }
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(check, QUIET_MILLIS);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  check();
}

/** The payload goes as it is typed, JSON or not. */
async function ask(model, form, signal) {
  const path = withParameters(`/api/models/${encodeURIComponent(model)}/check`, { device: form.elements.device.value.trim() });
  return post(path, form.elements.payload.value, { signal, raw: true });
}
