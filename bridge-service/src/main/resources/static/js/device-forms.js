/** The forms by which devices are registered. */
import { post } from './api.js';
import { showKey, showKeys } from './device-key.js';
import { openForm } from './dialog.js';

const NOTE = { name: 'label', label: 'Note', help: 'What and where it is, for people. May be left empty.' };

/** Asks for one device, registers it and shows its key; answers whether it was registered. */
export async function registerOne(device) {
  const given = await openForm({
    title: 'Register device',
    words: 'It gets a key of its own, which is shown once. From then on nobody speaks for it without.',
    fields: [{ name: 'device', label: 'Device id', value: device, mono: true, placeholder: 'sensor_001', help: 'Letters, digits and . _ : @ -' }, NOTE],
    button: 'Register device',
    send: (values) => post('/api/devices', { device: values.device.trim(), label: values.label }),
  });
  if (given) await showKey(given);
  return given !== null;
}

/** Asks for many devices, registers them and hands out their keys; answers whether they were registered. */
export async function registerMany() {
  const given = await openForm({
    title: 'Register many devices',
    words: 'All of them are registered, or none. Their keys come as a table to download, once.',
    fields: [{ name: 'devices', label: 'Device ids', type: 'textarea', rows: 8, placeholder: 'sensor_001\nsensor_002', help: 'One a line, or parted by spaces or commas; at most 10 000.' }, NOTE],
    button: 'Register devices',
    send: (values) => registerAll(values.devices.split(/[\s,;]+/).filter(Boolean), values.label),
  });
  if (given) await showKeys(given.devices);
  return given !== null;
}

/** Violations name places in a list; a person wants to know which id it is. */
async function registerAll(devices, label) {
  try {
    return await post('/api/devices/batch', { devices, label });
  } catch (failure) {
    for (const violation of failure.problem?.violations ?? []) {
      if (/^\/devices\/\d+$/.test(violation.pointer)) violation.rule = `holds '${violation.value}', which ${violation.rule}`;
    }
    throw failure;
  }
}
