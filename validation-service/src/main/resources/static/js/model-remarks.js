/** Why a proposed model looks as it does: by field for its rows, and the rest as a list. */
import { element } from './dom.js';
import { counted } from './format.js';
import { notice } from './verdict.js';

/** Words by field's name. */
export function whyByField({ model, remarks }) {
  const why = new Map();
  for (const { about, text } of remarks) {
    if (fieldNames(model).has(about)) why.set(about, why.has(about) ? `${why.get(about)} ${text}` : text);
  }
  return why;
}

/** Says what isn't about one field, and which samples were left out or would be refused. */
export function showRemarks({ model, remarks, readings, unreadable = [], refused = [] }) {
  const names = fieldNames(model);
  const general = remarks.filter(({ about }) => !names.has(about));
  if (general.length === 0 && readings === undefined) return;
  document.getElementById('editor-why').hidden = false;
  document.getElementById('editor-remarks').replaceChildren(
    ...(readings === undefined ? [] : [element('p', {}, `Made of ${counted(readings, 'reading')}. Beside each field it says why it is so.`)]),
    element('ul', {}, ...general.map(({ about, text }) => element('li', {}, about && element('code', {}, about), about && ' ', text))),
    ...notTaken('could not be read', unreadable), ...notTaken('would be refused all the same', refused));
}

/** Samples that weren't taken, by why: each reason once, with how many it is of. */
function notTaken(what, samples) {
  const reasons = new Map();
  for (const { place, violations } of samples) {
    for (const violation of violations) {
      const key = `${violation.pointer} ${violation.rule}`;
      reasons.set(key, { violation, places: [...(reasons.get(key)?.places ?? []), place] });
    }
  }
  return [...reasons.values()].map(({ violation, places }) => notice('watch', `${counted(places.length, 'sample')} ${what}.`,
    `${violation.pointer || 'The payload'} ${violation.rule}. ${violation.remedy}`, element('p', { class: 'hint' }, `The first: ${places[0]}`)));
}

function fieldNames(model) {
  return new Set(model.fields.map(({ name }) => name));
}
