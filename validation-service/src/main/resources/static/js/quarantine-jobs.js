/** What is done to selections: begun, watched while it goes on, cancelled. It goes on by itself when the page is left. */
import { get, post } from './api.js';
import { badge, element } from './dom.js';
import { counted, number, refreshTimes } from './format.js';
import { failed } from './toast.js';

const EVERY_MILLIS = 500;
const SHOWN = 5;
const RECENT_MILLIS = 3600_000;

/** Begins a job; the answer is the job. `expected` is how many the person was told. */
export function begin(action, selection, steps, expected) {
  return post(`/api/quarantine/${action}`, { selection, steps, expected });
}

/** Asks for a job until it has ended; `seen` is told each time. */
export async function watch(job, seen) {
  let now = job;
  for (;;) {
    seen(now);
    if (now.state !== 'running') return now;
    await new Promise((go) => setTimeout(go, EVERY_MILLIS));
    now = await get(`/api/quarantine/jobs/${job.id}`).catch(() => now);
  }
}

/** What came of a job, in a sentence. */
export function outcome({ action, progress }) {
  if (action === 'discard') return `${counted(progress.discarded, 'reading')} discarded.`;
  const parts = [`${counted(progress.stored, 'reading')} stored`];
  if (progress.duplicate > 0) parts.push(`${number(progress.duplicate)} had been stored already`);
  if (progress.refused > 0) parts.push(`${number(progress.refused)} refused again`);
  return `${parts.join(', ')}.`;
}

/** Shows the newest jobs in a card, and follows those that go on. */
export async function showJobs(card, place, operator, ended) {
  const jobs = await get('/api/quarantine/jobs').catch(() => []);
  const shown = jobs.filter((job) => job.state === 'running' || Date.now() - new Date(job.created_at) < RECENT_MILLIS).slice(0, SHOWN);
  card.hidden = shown.length === 0;
  place.replaceChildren(...shown.map((job) => line(job, operator, ended)));
  refreshTimes(place);
}

function line(job, operator, ended) {
  const box = element('div', { class: 'stack', data: { job: job.id } });
  const running = job.state === 'running';
  const draw = (now) => {
    box.replaceChildren(...parts(now, operator));
    refreshTimes(box);
  };
  draw(job);
  if (running) watch(job, draw).then(ended);
  return box;
}

function parts(job, operator) {
  const kind = { running: '', done: 'ok', cancelled: 'watch' }[job.state];
  const word = { running: 'Under way', done: 'Done', cancelled: 'Cancelled' }[job.state];
  const what = `${job.action === 'discard' ? 'Discard' : job.steps.length > 0 ? 'Mend and replay' : 'Replay'} ${counted(job.selected, 'reading')}`;
  const head = element('div', { class: 'page-bar' }, badge(kind, word), element('strong', {}, what),
    element('span', { class: 'muted' }, `${job.created_by}, `, element('time', { data: { time: 'relative' }, dateTime: job.created_at })),
    element('span', {}, outcome(job)),
    job.state === 'running' && operator && element('button', { class: 'button button-small push', type: 'button', 'aria-label': `Cancel job ${job.id}`, onclick: () => cancel(job) }, 'Cancel'));
  if (job.state !== 'running') return [head];
  return [head, element('progress', { class: 'progress', max: Math.max(job.selected, 1), value: job.progress.looked_at, 'aria-label': what })];
}

async function cancel(job) {
  try {
    await post(`/api/quarantine/jobs/${job.id}/cancel`);
  } catch (problem) {
    failed(problem.message);
  }
}
