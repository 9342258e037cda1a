/** The page of one refused reading: edit it, replay it, discard it. */
import { post } from './api.js';
import { confirmAct } from './dialog.js';
import { element, icon } from './dom.js';
import { begin, outcome, watch } from './quarantine-jobs.js';
import { mend, verdict } from './quarantine-mend.js';
import { done, failed } from './toast.js';

const QUIET_MILLIS = 250;
const { id } = document.querySelector('main[data-id]').dataset;
const selection = { ids: [id] };
const form = document.getElementById('edit');
const edited = document.getElementById('edited');
const place = document.getElementById('verdict');
let timer;
let running;

function steps() {
  return [{ step: 'edit', payload: edited.value }];
}

async function check() {
  running?.abort();
  running = new AbortController();
  try {
    const { shown } = await post('/api/quarantine/preview', { selection, steps: steps() }, { signal: running.signal });
    if (shown.length > 0) say(shown[0]);
  } catch (failure) {
    if (failure.name !== 'AbortError') place.replaceChildren(element('div', { class: 'notice notice-act' }, icon('act'), element('p', {}, failure.message)));
  }
}

function say(shown) {
  const kind = shown.violations.length === 0 ? 'ok' : 'act';
  const words = kind === 'ok' ? 'Would be stored' : shown.stored.length > 0 ? 'A part would be stored' : 'Would still be refused';
  place.replaceChildren(element('div', { class: `notice notice-${kind}` }, icon(kind), element('div', {}, element('strong', {}, words), ...verdict(shown))));
}

/** Replays or discards it; where it is gone afterwards, back to the list. */
async function run(action, wanted) {
  const job = await watch(await begin(action, selection, wanted, 1), () => {});
  sessionStorage.setItem('quarantine-outcome', outcome(job));
  if (job.progress.refused > 0) location.reload();
  else location.assign('/quarantine');
}

async function attempt(act) {
  try {
    await act();
  } catch (problem) {
    failed(problem.message);
  }
}

edited?.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(check, QUIET_MILLIS);
});
form?.addEventListener('submit', (event) => {
  event.preventDefault();
  attempt(() => run('replay', steps()));
});
document.getElementById('replay')?.addEventListener('click', () => attempt(() => run('replay', [])));
document.getElementById('mend')?.addEventListener('click', async () => {
  const wanted = await mend(selection);
  if (wanted) await attempt(() => run('replay', wanted.steps));
});
document.getElementById('discard')?.addEventListener('click', () => confirmAct({
  title: 'Discard this reading?',
  words: 'It is gone for good and can not be replayed any more.',
  button: 'Discard this reading',
  danger: true,
  act: () => run('discard', []),
}));

const said = sessionStorage.getItem('quarantine-outcome');
if (said) {
  sessionStorage.removeItem('quarantine-outcome');
  done(said);
}
if (form) check();
