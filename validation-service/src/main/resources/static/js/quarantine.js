/** The page Quarantine: selecting refused readings and doing something to them. */
import { post } from './api.js';
import { confirmAct } from './dialog.js';
import { counted, number } from './format.js';
import { begin, outcome, showJobs, watch } from './quarantine-jobs.js';
import { mend } from './quarantine-mend.js';
import { done, failed } from './toast.js';

const main = document.querySelector('main[data-filter]');
const operator = main.dataset.operator === 'true';
const bulk = document.getElementById('bulk');
const page = document.getElementById('select-page');
const boxes = [...document.querySelectorAll('[name=chosen]')];
const card = document.getElementById('jobs-card');
const jobs = document.getElementById('jobs');

/** How many match the filter, once all of them are selected; null while single ones are. */
let matching = null;

function chosen() {
  return boxes.filter((box) => box.checked).map((box) => box.value);
}

function selection() {
  return matching ? { filter: JSON.parse(main.dataset.filter) } : { ids: chosen() };
}

function many() {
  if (!matching) return counted(chosen().length, 'reading');
  return `${matching.exact ? '' : 'more than '}${counted(matching.readings, 'reading')}`;
}

function expected() {
  if (!matching) return chosen().length;
  return matching.exact ? matching.readings : undefined;
}

function show() {
  const count = chosen().length;
  if (!bulk) return;
  bulk.hidden = count === 0 && !matching;
  document.getElementById('selected').textContent = matching ? `All ${many()} that match are selected` : `${number(count)} selected`;
  document.getElementById('select-matching').textContent = matching ? 'Select none' : 'Select all that match';
  if (!page) return;
  page.checked = count > 0 && count === boxes.length;
  page.indeterminate = count > 0 && count < boxes.length;
}

async function selectMatching() {
  if (matching) {
    matching = null;
    boxes.forEach((box) => { box.checked = false; });
  } else {
    try {
      matching = await post('/api/quarantine/count', { selection: { filter: JSON.parse(main.dataset.filter) } });
      boxes.forEach((box) => { box.checked = true; });
    } catch (problem) {
      failed(problem.message);
    }
  }
  show();
}

/** Begins a job and stays with it as long as the page is open. */
async function run(action, steps, count) {
  const job = await begin(action, selection(), steps, count);
  await showJobs(card, jobs, operator, () => {});
  card.scrollIntoView({ block: 'nearest' });
  watch(job, () => {}).then(ended);
}

function ended(job) {
  sessionStorage.setItem('quarantine-outcome', outcome(job));
  location.reload();
}

async function mendAndReplay() {
  const wanted = await mend(selection());
  if (!wanted) return;
  try {
    await run('replay', wanted.steps, wanted.expected);
  } catch (problem) {
    failed(problem.message);
  }
}

function replay() {
  return confirmAct({
    title: `Replay ${many()}?`,
    words: 'Each is judged by the models that are active now. What fits is stored once, under its original time; what does not stays here with its new reasons.',
    button: `Replay ${many()}`,
    act: () => run('replay', [], expected()),
  });
}

function discard() {
  return confirmAct({
    title: `Discard ${many()}?`,
    words: 'They are gone for good and can not be replayed any more. Export them first if they may be needed.',
    button: `Discard ${many()}`,
    danger: true,
    typed: matching ? 'discard' : undefined,
    act: () => run('discard', [], expected()),
  });
}

boxes.forEach((box) => box.addEventListener('change', () => {
  matching = null;
  show();
}));
page?.addEventListener('change', () => {
  matching = null;
  boxes.forEach((box) => { box.checked = page.checked; });
  show();
});
document.getElementById('select-matching')?.addEventListener('click', selectMatching);
document.getElementById('mend')?.addEventListener('click', mendAndReplay);
document.getElementById('replay')?.addEventListener('click', replay);
document.getElementById('discard')?.addEventListener('click', discard);

const said = sessionStorage.getItem('quarantine-outcome');
if (said) {
  sessionStorage.removeItem('quarantine-outcome');
  done(said);
}
show();
showJobs(card, jobs, operator, ended);
