/** Quiet words at the edge of the screen after something was done. */
import { element, icon } from './dom.js';

const SHOWN_MILLIS = 5000;

/** Says that something worked. `undo` = { label, action } adds a button. */
export function done(words, undo) {
  return show('ok', words, undo);
}

/** Says that something failed and what to do; it stays until it is closed. */
export function failed(words) {
  return show('act', words, undefined);
}

function show(kind, words, undo) {
  const toast = element('div', { class: `toast toast-${kind}`, role: kind === 'act' ? 'alert' : 'status' }, icon(kind), element('span', {}, String(words)));
  const close = () => toast.remove();
  if (undo) toast.append(element('button', { class: 'button button-small', type: 'button', onclick: () => { close(); undo.action(); } }, undo.label));
  toast.append(element('button', { class: 'button button-quiet button-small button-icon', type: 'button', 'aria-label': 'Close', onclick: close }, icon('close', 'icon-small')));
  region().append(toast);
  if (kind !== 'act') setTimeout(close, SHOWN_MILLIS);
  return close;
}

function region() {
  let found = document.querySelector('.toasts');
  if (!found) {
    found = element('div', { class: 'toasts', 'aria-live': 'polite' });
    document.body.append(found);
  }
  return found;
}
