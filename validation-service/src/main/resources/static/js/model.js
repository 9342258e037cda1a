/** The page of one model: which instances judge by it, its versions, what differs between them, and what comes next. */
import { confirmAct } from './dialog.js';
import { element } from './dom.js';
import { differenceList, differenceWords } from './model-difference.js';
import { showNext } from './model-next.js';
import { showVersions } from './model-versions.js';
import { deleteModel, differences, draftFrom, oneModel, retireModel } from './models-api.js';
import { failure as failureState, whileLoading } from './state.js';
import { failed } from './toast.js';
import { follow } from './try-payload.js';
import { notice } from './verdict.js';

const LOOK_MILLIS = 2000;
const page = document.getElementById('model-page').dataset;
const place = document.getElementById('versions');
const compare = document.getElementById('compare-form');
let shown = '';

async function look() {
  const model = await oneModel(page.name);
  sayInForce(model);
  const now = JSON.stringify(model.versions);
  if (now === shown) return;
  if (shown !== '') location.reload();
  shown = now;
  showVersions(place, model, page.admin === 'true');
  offerComparison(model);
}

/** "active in 2 of 2 instances": a version is in force everywhere within seconds, and this says when. */
function sayInForce({ instances, in_force: inForce, active_version: active }) {
  const state = document.getElementById('in-force');
  const words = `${active ? 'in force' : 'out of force'} in ${inForce} of ${instances.length} instance${instances.length === 1 ? '' : 's'}`;
  state.dataset.state = inForce === instances.length ? 'live' : 'stale';
  if (state.textContent !== words) state.textContent = words;
}

function offerComparison({ versions, active_version: active }) {
  if (versions.length < 2) return;
  document.getElementById('compare').hidden = false;
  const options = (chosen) => versions.map(({ version, status }) => element('option', { value: version, selected: version === chosen }, `${version}, ${status}`));
  const newest = versions[0].version;
  const from = active && active !== newest ? active : versions[1].version;
  compare.elements.from.replaceChildren(...options(from));
  compare.elements.to.replaceChildren(...options(newest));
  compare.addEventListener('change', showDifference);
  showDifference();
}

async function showDifference() {
  const compared = document.getElementById('compared');
  try {
    const difference = await whileLoading(compared, differences(page.name, compare.elements.from.value, compare.elements.to.value));
    compared.replaceChildren(element('p', {}, element('strong', {}, differenceWords(difference))), differenceList(difference));
  } catch (failure) {
    compared.replaceChildren(notice('watch', 'Not compared.', failure.message));
  }
}

async function draft() {
  try {
    const { version } = await draftFrom(page.name, undefined, '');
    location.assign(`/models/${page.name}/versions/${version.version}`);
  } catch (failure) {
    failed(failure.message);
  }
}

async function retire() {
  const retired = await confirmAct({
    title: `Retire model ${page.name}?`,
    words: 'From then on nothing is accepted by it: readings that are bound to it go to quarantine, from where they can be replayed. What is stored stays, and activating any version puts it in force again.',
    button: `Retire model ${page.name}`,
    danger: true,
    typed: page.name,
    act: () => retireModel(page.name),
  });
  if (retired) location.assign(`/models/${page.name}`);
}

async function deleteIt() {
  const gone = await confirmAct({
    title: `Delete model ${page.name}?`,
    words: 'It was never active, so no reading was stored by it. Its draft is gone with it.',
    button: `Delete model ${page.name}`,
    danger: true,
    act: () => deleteModel(page.name),
  });
  if (gone) location.assign('/models');
}

document.getElementById('draft')?.addEventListener('click', draft);
document.getElementById('retire')?.addEventListener('click', retire);
document.getElementById('delete')?.addEventListener('click', deleteIt);
for (const box of document.querySelectorAll('[data-try]')) follow(box);
showNext(page);
look().catch((failure) => place.replaceChildren(failureState('The versions could not be read', failure.message, () => location.reload())));
setInterval(() => look().catch(() => {}), LOOK_MILLIS);
