/** Says what is wrong with a document beside the controls of what is wrong. */
import { element } from './dom.js';
import { notice } from './verdict.js';

/**
 * Shows these problems and no others.
 * @param editor with controls that carry data-at, those of fields within the rows of a list
 * @param general where to say what has no control
 */
export function sayProblems(editor, rows, general, violations) {
  clear(editor);
  const rest = [];
  for (const violation of violations) {
    const place = find(editor, rows, violation.pointer);
    if (place) say(place, violation);
    else rest.push(violation);
  }
  general.replaceChildren(...(violations.length === 0 ? [] : [summary(violations, rest)]));
}

function clear(editor) {
  for (const place of editor.querySelectorAll('[data-at]')) {
    const error = place.querySelector('.field-error');
    error.hidden = true;
    error.textContent = '';
    place.querySelector('[aria-invalid]')?.removeAttribute('aria-invalid');
  }
}

function find(editor, rows, pointer) {
  const [first, index, member] = pointer.slice(1).split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (first !== 'fields') return [...editor.querySelectorAll('.settings [data-at]')].find((place) => place.dataset.at === first);
  const row = rows.children[Number(index)];
  return row && ([...row.querySelectorAll('[data-at]')].find((place) => place.dataset.at === (member ?? '')) ?? row.querySelector('[data-at=""]'));
}

function say(place, { rule, remedy }) {
  const error = place.querySelector('.field-error');
  const words = `${place.dataset.label} ${rule}. ${remedy}`;
  error.textContent = error.textContent ? `${error.textContent} ${words}` : words;
  error.hidden = false;
  place.querySelector('input, select, textarea')?.setAttribute('aria-invalid', 'true');
  const details = place.closest('details');
  if (details) details.open = true;
}

function summary(violations, rest) {
  const count = violations.length === 1 ? 'One thing has' : `${violations.length} things have`;
  const where = rest.length < violations.length ? 'Each is said beside its field.' : '';
  return notice('watch', `${count} to be corrected before this can be activated.`, where,
    rest.length > 0 && element('ul', {}, ...rest.map(({ pointer, rule, remedy }) => element('li', {}, `${pointer || 'The model'} ${rule}. ${remedy}`))));
}
