/** Shows keys, this once: of one device with the line to try it, of many as a table to download. */
import { element, icon } from './dom.js';
import { counted } from './format.js';
import { done, failed } from './toast.js';

/** Shows a device's new key until the person says that they have it. */
export function showKey({ device, key }) {
  const line = tryLine(device, key);
  return shown(`Key of ${device}`,
    element('p', {}, 'Write it down or copy it now: only its hash is kept, and nobody can show it again. Lost, it is replaced by a new one.'),
    copyable('Key', key),
    copyable('Try it', line));
}

/** Shows that many devices have keys, and hands them out as a file. */
export function showKeys(devices) {
  const table = ['device,key', ...devices.map(({ device, key }) => `${device},${key}`)].join('\r\n') + '\r\n';
  const address = URL.createObjectURL(new Blob([table], { type: 'text/csv' }));
  const download = element('a', { class: 'button button-primary', href: address, download: 'device-keys.csv' }, icon('download'), 'Download keys');
  return shown(counted(devices.length, 'device is registered', 'devices are registered'),
    element('p', {}, 'Download their keys now: only the hashes are kept, and nobody can show the keys again.'),
    element('p', {}, download)).finally(() => URL.revokeObjectURL(address));
}

function tryLine(device, key) {
  const port = document.querySelector('main').dataset.brokerPort;
  const host = location.hostname.replace(/^\[|\]$/g, '');
  return `mosquitto_pub -V 5 -q 1 -h ${host} -p ${port} -i '${device}' -u '${device}' -P '${key}' -t 'devices/${device}/telemetry' -m '{"temperature": 21.5}'`;
}

function copyable(label, text) {
  const code = element('code', { class: 'mono wrap', data: { copied: label } }, text);
  const button = element('button', { class: 'button button-small', type: 'button', 'aria-label': `Copy: ${label}`, onclick: () => copy(code, text) }, icon('copy', 'icon-small'), 'Copy');
  return element('div', { class: 'field' }, element('span', { class: 'label' }, label), code, element('span', {}, button));
}

/** Where the browser keeps the clipboard to itself, as over plain HTTP, the text is at least selected. */
async function copy(code, text) {
  try {
    await navigator.clipboard.writeText(text);
    done('Copied');
  } catch {
    getSelection().selectAllChildren(code);
    failed('The browser does not let pages copy. The text is selected: copy it with your keyboard.');
  }
}

function shown(title, ...content) {
  return new Promise((resolve) => {
    const heading = element('h2', { id: 'key-shown' }, title);
    const close = element('button', { class: 'button', type: 'button' }, 'I have it');
    const dialog = element('dialog', { class: 'dialog', 'aria-labelledby': 'key-shown' },
      element('div', { class: 'form dialog-form', tabIndex: 0, role: 'group', 'aria-labelledby': 'key-shown' }, heading, ...content), element('div', { class: 'form-actions' }, close));
    close.addEventListener('click', () => dialog.close());
    // Escape is too easy for what can't be shown again.
    dialog.addEventListener('cancel', (event) => event.preventDefault());
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve();
    });
    document.body.append(dialog);
    dialog.showModal();
    close.focus();
  });
}
