/** The states a part of a page can be in instead of showing data: empty, failed, loading. */
import { element, icon } from './dom.js';

const SKELETON_AFTER_MILLIS = 200;

/** What this is and how to begin. `more` are nodes, for example a command or a button. */
export function empty(title, words, ...more) {
  return element('div', { class: 'state' }, icon('empty'), element('p', { class: 'state-title' }, title), words && element('p', {}, words), ...more);
}

/** What failed and what still works; `retry` is called by the button. */
export function failure(title, words, retry) {
  return element('div', { class: 'state state-error', role: 'alert' }, icon('act'), element('p', { class: 'state-title' }, title), words && element('p', {}, words),
    retry && element('button', { class: 'button', type: 'button', onclick: retry }, icon('retry'), 'Try again'));
}

/** Shows a skeleton in the place once the work takes longer than a moment; the answer of the work is handed through. */
export async function whileLoading(place, work) {
  const timer = setTimeout(() => place.replaceChildren(skeleton()), SKELETON_AFTER_MILLIS);
  place.setAttribute('aria-busy', 'true');
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    place.removeAttribute('aria-busy');
  }
}

function skeleton() {
  return element('div', { class: 'skeleton skeleton-block', role: 'status', 'aria-label': 'Loading' });
}
