/** The page of one device: its key, its note, and the end of both. */
import { post, put, remove } from './api.js';
import { registerOne } from './device-forms.js';
import { showKey } from './device-key.js';
import { confirmAct, openForm } from './dialog.js';
import { counted } from './format.js';

const actions = document.getElementById('actions');
const { device, label, readings } = actions?.dataset ?? {};
const address = `/api/devices/${encodeURIComponent(device)}`;

on('register', async () => {
  if (await registerOne(device)) location.reload();
});
on('rotate', async () => {
  let given;
  const made = await confirmAct({
    title: `Make a new key for ${device}`,
    words: 'The key that it has ends at once: the device is disconnected and can only come back with the new one.',
    button: 'Make a new key',
    act: async () => { given = await post(`${address}/key`); },
  });
  if (!made) return;
  await showKey(given);
  location.reload();
});
on('revoke', async () => {
  const revoked = await confirmAct({
    title: `Revoke the key of ${device}`,
    words: 'The device is disconnected within a second and its readings are refused, until it gets a new key. What is stored stays.',
    button: 'Revoke key',
    danger: true,
    act: () => remove(`${address}/key`),
  });
  if (revoked) location.reload();
});
on('label', async () => {
  const changed = await openForm({
    title: `Note on ${device}`,
    fields: [{ name: 'label', label: 'Note', value: label, help: 'What and where it is, for people.' }],
    button: 'Keep note',
    send: (values) => put(address, { label: values.label }),
  });
  if (changed) location.reload();
});
on('remove', async () => {
  const removed = await confirmAct({
    title: `Remove ${device}`,
    words: `Forgets the device, its key and the count of its ${counted(Number(readings), 'reading')}. The readings themselves stay. A removed device is as one that was never registered: where the broker lets such devices in, it may come back by itself.`,
    button: 'Remove device',
    danger: true,
    typed: device,
    act: () => remove(address),
  });
  if (removed) location.assign('/devices');
});

function on(id, act) {
  document.getElementById(id)?.addEventListener('click', act);
}
