/** What a version says otherwise than another, as a list that people read. */
import { badge, element } from './dom.js';
import { counted } from './format.js';

/** @param difference as the service answers it; breaking changes come first, with a word and an icon */
export function differenceList({ changes }) {
  if (changes.length === 0) return element('p', {}, 'Nothing is different.');
  const sorted = [...changes].sort((one, other) => Number(other.breaking) - Number(one.breaking));
  return element('ul', { class: 'changes' }, ...sorted.map((change) => element('li', {}, change.breaking && badge('act', 'Breaking'), ' ', change.words)));
}

/** In a few words: "3 changes, 1 of them breaking". */
export function differenceWords({ changes }) {
  const breaking = changes.filter((change) => change.breaking).length;
  if (breaking === 0) return `${counted(changes.length, 'change')}, none of them breaking`;
  if (changes.length === 1) return '1 change, a breaking one';
  return `${counted(changes.length, 'change')}, ${breaking === changes.length ? 'all' : breaking} of them breaking`;
}
