/** After a version was activated: bind what it was made for to it, replay what waits in quarantine, and see it charted. */
import { get, post, withParameters } from './api.js';
import { badge, element } from './dom.js';
import { counted } from './format.js';
import { bindingForm } from './model-bindings.js';
import { failed } from './toast.js';

const LOOK_MILLIS = 500;
const steps = document.getElementById('next-steps');

/** Shown where the address says that the first version was just activated, or of which topic or source its samples were. */
export async function showNext({ name, admin, operator, dashboard }) {
  const asked = new URLSearchParams(location.search);
  const origin = { topic: asked.get('topic') ?? '', source: asked.get('source') ?? '' };
  if (asked.get('activated') !== '1' && !origin.topic && !origin.source) return;
  document.getElementById('next').hidden = false;
  steps.append(bindStep(name, origin, admin === 'true'), replayStep(name, origin, operator === 'true'), await chartStep(name, dashboard));
}

function step(title, ...more) {
  return element('li', {}, element('strong', {}, title), ...more);
}

function bindStep(name, { topic, source }, admin) {
  const said = element('span', { role: 'status' });
  const li = step('Bind readings to it', said);
  const offer = element('button', { class: 'button button-small', type: 'button' }, topic || source ? `Bind ${topic || `source ${source}`}` : 'Bind a source or topic');
  offer.addEventListener('click', async () => {
    try {
      const words = await bindingForm({ topics: topic, source, choices: [{ model: name }] });
      if (words) said.replaceChildren(badge('ok', 'Bound'), ` ${words}`);
      if (words) document.getElementById('bound-by').textContent = words;
      if (words) offer.remove();
    } catch (failure) {
      failed(failure.message);
    }
  });
  if (admin) li.append(offer);
  else said.textContent = 'An administrator can do it on the page Models.';
  return li;
}

function replayStep(name, { topic, source }, operator) {
  const said = element('span', { role: 'status' });
  const link = element('a', { href: withParameters('/quarantine', { topic, source }) }, 'Look at them in quarantine');
  const li = step('Replay what waits in quarantine', said);
  const filter = topic ? { topic } : { source };
  if (!operator || (!topic && !source)) {
    li.append(link);
    return li;
  }
  const replay = element('button', { class: 'button button-small', type: 'button' }, 'Replay');
  post('/api/quarantine/count', { selection: { filter } }).then(({ readings }) => {
    replay.textContent = `Replay ${counted(readings, 'reading')}`;
    replay.disabled = readings === 0;
  }, (failure) => failed(failure.message));
  replay.addEventListener('click', async () => {
    replay.disabled = true;
    try {
      const { id } = await post('/api/quarantine/replay', { selection: { filter }, steps: [] });
      await followJob(id, said);
    } catch (failure) {
      failed(failure.message);
      replay.disabled = false;
    }
  });
  li.append(replay, link);
  return li;
}

async function followJob(id, said) {
  for (;;) {
    const { state, progress } = await get(`/api/quarantine/jobs/${id}`);
    const words = `${counted(progress.stored, 'reading')} stored, ${progress.duplicate} stored before, ${progress.refused} refused again`;
    said.replaceChildren(...(state === 'done' ? [badge(progress.refused > 0 ? 'watch' : 'ok', progress.refused > 0 ? 'Not all' : 'Done'), ' '] : []), words);
    if (state === 'done' || state === 'cancelled') return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MILLIS));
  }
}

async function chartStep(name, dashboard) {
  const li = step('See it charted');
  const known = (await get('/api/models')).find((model) => model.name === name);
  const metric = known?.fields.find((field) => field.metric);
  li.append(metric
    ? element('a', { class: 'button button-small', href: withParameters(`${dashboard}/explore`, { model: name, metric: metric.name }) }, `Chart ${metric.name}`)
    : 'It has no number that could be charted.');
  return li;
}
