/** What would become of a payload, as nodes to show. */
import { element, icon } from './dom.js';
import { counted, exactTime } from './format.js';

/**
 * @param check the answer of a check: accepted, readings, violations, and the version it was judged by where that is known
 * @param brief whether the values are shown only when they are asked for
 */
export function verdictOf(check, brief = false) {
  return check.accepted ? accepted(check, brief) : refused(check.violations);
}

/** A line with an icon and a strong beginning. Kind: ok, watch, act. */
export function notice(kind, strong, words, ...more) {
  return element('div', { class: `notice notice-${kind}` }, icon(kind), element('div', {}, element('p', {}, element('strong', {}, strong), words && ` ${words}`), ...more));
}

/** Reasons as a table: where, which rule, what to send instead. */
export function reasonTable(violations, remedyTitle = 'What to send') {
  const rows = violations.map((violation) => element('tr', {},
    element('td', { class: 'mono wrap' }, violation.pointer || 'payload'),
    element('td', { class: 'wrap' }, violation.rule),
    element('td', { class: 'wrap' }, violation.remedy)));
  const head = element('thead', {}, element('tr', {}, ...['Where', 'Rule', remedyTitle].map((title) => element('th', { scope: 'col' }, title))));
  return element('div', { class: 'table-wrap', tabIndex: 0 }, element('table', { class: 'table' }, head, element('tbody', {}, ...rows)));
}

function accepted({ version, readings }, brief) {
  const said = notice('ok', 'Would be stored.', version && !brief ? `It fits version ${version} of the model.` : 'It fits the model.');
  if (!brief) return [said, ...readings.map(reading)];
  return [said, element('details', {}, element('summary', { class: 'hint' }, 'As it would be stored'), ...readings.map(reading))];
}

function reading(stored) {
  const facts = element('dl', { class: 'facts' });
  fact(facts, 'Device', stored.device);
  fact(facts, 'Time', stored.dated ? exactTime(stored.ts) : 'time of receipt');
  for (const [name, value] of Object.entries(stored.values)) fact(facts, name, String(value));
  if (stored.extras) fact(facts, 'Extras', stored.extras);
  return facts;
}

function fact(facts, name, value) {
  facts.append(element('dt', {}, name), element('dd', { class: 'mono' }, value));
}

function refused(violations) {
  const reasons = violations.length === 1 ? 'one reason' : counted(violations.length, 'reason');
  return [notice('act', 'Would be refused', `for ${reasons}, and kept in quarantine.`), reasonTable(violations)];
}
