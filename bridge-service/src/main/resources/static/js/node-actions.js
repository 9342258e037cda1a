/** What can be done with a buffer node, each from a button: asked before harm, said when it is done. */
import { get, post, put, remove } from './api.js';
import { confirmAct, openForm } from './dialog.js';
import { element, icon } from './dom.js';
import { counted } from './format.js';
import { done, failed } from './toast.js';

const path = (name) => `/api/buffer-nodes/${encodeURIComponent(name)}`;
const readings = (count) => counted(count, 'reading');

/** The buttons of a node for somebody who may use them. `latest(name)` is the node as it is now. */
export function actionsOf(node, { admin, operator, latest }) {
  const button = (words, act, more = '') => element('button', { class: `button button-small ${more}`.trim(), type: 'button', 'aria-label': `${words} ${node.name}`, onclick: act }, words);
  const draining = node.state === 'draining';
  return [
    operator && (draining ? button('Resume', () => resume(node.name)) : button('Drain', () => drain(node.name, latest))),
    admin && button('Edit', () => edit(node.name)),
    admin && button('Remove', () => takeOut(latest(node.name) ?? node), 'button-danger'),
  ].filter(Boolean).flatMap((one) => [one, ' ']);
}

export function addButton() {
  return element('button', { class: 'button button-primary', type: 'button', onclick: add }, icon('plus', 'icon-small'), 'Add node');
}

const ADDRESS_HELP = 'redis://host:port; rediss:// over TLS; redis-sentinel://host:port,host:port#master for a group that Sentinel manages';

function fields(node) {
  return [
    { name: 'uri', label: 'Address', value: node?.uri ?? '', placeholder: 'redis://10.0.0.4:6379', mono: true, help: ADDRESS_HELP },
    { name: 'username', label: 'User', value: node?.username ?? '', help: 'Of an ACL user; empty for the default user' },
    { name: 'password', label: 'Password', type: 'password', help: node?.has_password ? 'Leave empty to keep the known one; another server needs it entered again' : 'Kept encrypted; never shown again' },
    { name: 'ca', label: 'Certificate of the CA', type: 'textarea', value: node?.ca ?? '', rows: 3, help: 'In PEM, for rediss:// with certificates of your own', shownIf: ({ uri }) => uri.startsWith('rediss') },
    { name: 'untried', label: 'Take it although nothing answers there now', type: 'check' },
  ];
}

function request({ password, ca, uri, ...values }) {
  return { ...values, uri, ...(password ? { password } : {}), ca: uri.startsWith('rediss') ? ca : '' };
}

async function add() {
  const added = await openForm({
    title: 'Add a buffer node',
    words: 'Readings go to it as soon as it answers, and within three seconds from every bridge.',
    fields: [{ name: 'name', label: 'Name', placeholder: 'redis-4', mono: true, help: "Small letters, digits, '_' and '-'" }, ...fields()],
    button: 'Add node',
    send: (values) => post('/api/buffer-nodes', request(values)),
  });
  if (added) done(`Buffer node ${added.name} was added`);
}

async function edit(name) {
  let node;
  try {
    node = await get(path(name));
  } catch (failure) {
    failed(failure.message);
    return;
  }
  const changed = await openForm({
    title: `Change buffer node ${name}`,
    words: 'If another server is at the new address than before, the one before has to be empty. To replace one that is in use, add the new server as a node of its own and drain this one.',
    fields: fields(node),
    button: 'Save',
    send: (values) => change(name, request(values)),
  });
  if (changed) done(`Buffer node ${name} was changed`);
}

/** Where it would leave readings behind, that is said in numbers and has to be typed; called off, the form is still there. */
async function change(name, values) {
  try {
    return await put(path(name), values);
  } catch (failure) {
    if (failure.status !== 409 || failure.problem?.waiting === undefined) throw failure;
    const lying = failure.problem.waiting + failure.problem.claimed;
    const away = failure.problem.title === 'It does not answer';
    let changed = null;
    await confirmAct({
      title: away ? `The server before does not answer; ${readings(lying)} lay on it last` : `Another server is there, and ${counted(lying, 'reading lies', 'readings lie')} on the one before`,
      words: `Nothing was changed yet. To lose nothing, cancel, ${away ? 'wait until it is back' : `drain ${name} and wait until it is empty`}, or add the new server as a node of its own. What is left behind is validated only if you add the server before again.`,
      button: `Change ${name} and leave ${readings(lying)} behind`,
      danger: true,
      typed: name,
      act: async () => { changed = await put(`${path(name)}?force=true`, values); },
    });
    if (changed) return changed;
    throw new Error(`Nothing was changed. ${away ? 'Wait until the server before is back' : `Drain ${name} first`}, or add the new server as a node of its own.`);
  }
}

async function drain(name, latest) {
  const waiting = latest(name)?.waiting ?? 0;
  await confirmAct({
    title: `Drain buffer node ${name}`,
    words: `It gets no more readings. ${waiting === 0 ? 'Nothing waits on it; it can be removed as soon as what is being validated is done' : `${counted(waiting, 'reading waits', 'readings wait')} on it and will be worked off; then it can be removed`}. You can resume it at any time.`,
    button: `Drain ${name}`,
    act: () => post(`${path(name)}/drain`),
  }).then((drained) => drained && done(`Buffer node ${name} is being drained`, { label: 'Resume', action: () => resume(name) }));
}

async function resume(name) {
  try {
    await post(`${path(name)}/resume`);
    done(`Readings go to buffer node ${name} again`);
  } catch (failure) {
    failed(failure.message);
  }
}

/** Tries it the harmless way where that can work; what would do harm is said in numbers and has to be typed. */
async function takeOut(node) {
  const lying = node.waiting + node.claimed;
  if (node.state === 'draining' && node.healthy && lying === 0) {
    const removed = await confirmAct({ title: `Remove buffer node ${node.name}`, words: 'It is drained and empty: nothing is lost.', button: `Remove ${node.name}`, danger: true, act: () => remove(path(node.name)) });
    if (removed) done(`Buffer node ${node.name} was removed`);
    return;
  }
  const what = lying > 0 ? ` and ${readings(lying)} waiting on it` : node.healthy ? ', which is empty right now' : ', which was empty when it answered last';
  const why = node.healthy ? 'Drain it first and nothing is lost.' : 'It does not answer, so this is what it said last.';
  const removed = await confirmAct({
    title: `Removes node ${node.name}${what}`,
    words: `${why} What lies on it then stays there and is validated only if you add the same server again.`,
    button: lying === 0 ? `Remove ${node.name}` : `Remove ${node.name} and ${readings(lying)}`,
    danger: true,
    typed: node.name,
    act: () => remove(`${path(node.name)}?force=true`),
  });
  if (removed) done(`Buffer node ${node.name} was removed`);
}
