/** The versions of a model as a table: which is in force, who did what when, and going to another one. */
import { confirmAct } from './dialog.js';
import { badge, element } from './dom.js';
import { refreshTimes } from './format.js';
import { differenceList } from './model-difference.js';
import { activateVersion, differences, discardDraft, draftFrom, exportPath } from './models-api.js';
import { failed } from './toast.js';

const STATUS = { active: () => badge('ok', 'Active'), draft: () => badge('', 'Draft'), retired: () => badge('', 'Retired') };

export function showVersions(place, model, admin) {
  const head = ['Version', 'Status', 'Story', 'Note', 'Actions'].map((title) => element('th', { scope: 'col', class: title === 'Actions' ? 'num' : '' }, title));
  place.replaceChildren(element('div', { class: 'table-wrap', tabIndex: 0, role: 'region', 'aria-labelledby': 'versions-title' },
    element('table', { class: 'table' }, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...model.versions.map((version) => row(model, version, admin))))));
  refreshTimes(place);
}

function row(model, version, admin) {
  return element('tr', { data: { version: version.version } },
    element('th', { scope: 'row' }, String(version.version)),
    element('td', {}, STATUS[version.status]()),
    element('td', { class: 'wrap' }, ...story(version)),
    element('td', { class: 'wrap' }, version.note),
    element('td', { class: 'num' }, ...actions(model, version, admin).flatMap((action) => [' ', action])));
}

function story(version) {
  return [['Created', version.created_at, version.created_by], ['Changed', version.changed_at, version.changed_by], ['Activated', version.activated_at, version.activated_by], ['Retired', version.retired_at, version.retired_by]]
    .filter(([, at]) => at)
    .map(([deed, at, by]) => element('div', {}, `${deed} `, element('time', { dateTime: at, data: { time: 'relative' } }, at), ` by ${by}`));
}

function actions(model, version, admin) {
  const number = version.version;
  const link = (word, href, more = {}) => element('a', { class: 'button button-small', href, 'aria-label': `${word} version ${number}`, ...more }, word);
  const button = (word, act, more = '') => element('button', { class: `button button-small ${more}`.trim(), type: 'button', 'aria-label': `${word} version ${number}`, onclick: () => act().catch((failure) => failed(failure.message)) }, word);
  const all = [link('Export', exportPath(model.name, number), { download: `${model.name}-v${number}.json` })];
  if (!admin) return all;
  if (version.status === 'draft') all.unshift(link('Edit', `/models/${model.name}/versions/${number}`), button('Activate', () => activate(model, version)), button('Discard', () => discard(model, version), 'button-danger'));
  if (version.status === 'retired') all.unshift(button(model.active_version ? 'Go back to' : 'Activate', () => activate(model, version)), !model.draft_version && button('Draft from', () => draft(model, number)));
  return all.filter(Boolean);
}

async function activate(model, { version, status, revision }) {
  const former = model.active_version;
  const difference = former ? await differences(model.name, former, version) : { changes: [] };
  const done = await confirmAct({
    title: status === 'retired' ? `Go back to version ${version}?` : `Activate version ${version}?`,
    words: element('div', { class: 'stack' },
      element('p', {}, `From then on readings are judged by version ${version}, in all instances within 3 seconds. No reading is lost or waits.${former ? ` Version ${former} is retired, and can be gone back to in the same way.` : ''}`),
      former && element('p', {}, `What changes from version ${former}:`), former && differenceList(difference)),
    button: status === 'retired' ? `Go back to version ${version}` : `Activate version ${version}`,
    act: () => activateVersion(model.name, version, revision),
  });
  if (done) location.assign(`/models/${model.name}`);
}

async function draft({ name }, from) {
  const made = await draftFrom(name, from, `From version ${from}`);
  location.assign(`/models/${name}/versions/${made.version.version}`);
}

async function discard({ name, versions }, { version }) {
  const done = await confirmAct({
    title: `Discard draft ${version}?`,
    words: versions.length === 1 ? 'It is the only version, so the model is gone with it.' : 'What it says is gone; the other versions stay.',
    button: `Discard draft ${version}`,
    danger: true,
    act: () => discardDraft(name, version),
  });
  if (done) location.assign(versions.length === 1 ? '/models' : `/models/${name}`);
}
