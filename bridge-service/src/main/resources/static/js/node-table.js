/** The table of buffer nodes: a line is made once and then only changes its words, so that what has the focus keeps it. */
import { badge, element } from './dom.js';
import { bytes, number, percent } from './format.js';

export class NodeTable {
  #body;
  #actions;
  #lines = new Map();

  /** @param actions(node) answers the buttons of a node; asked again only when the node's state changes */
  constructor(body, actions) {
    this.#body = body;
    this.#actions = actions;
    body.replaceChildren();
  }

  show(nodes, share) {
    const names = new Set(nodes.map((node) => node.name));
    for (const [name, line] of this.#lines) if (!names.has(name)) this.#drop(name, line);
    nodes.forEach((node, index) => this.#place(this.#line(node), index));
    for (const node of nodes) this.#write(node, share[node.name]);
    if (nodes.length === 0 && !this.#body.firstChild) this.#body.append(element('tr', { class: 'none' }, element('td', { colSpan: 8, class: 'muted' }, 'There is no buffer node, so nothing is acknowledged. Add one.')));
    if (nodes.length > 0) this.#body.querySelector('tr.none')?.remove();
  }

  #drop(name, line) {
    line.row.remove();
    this.#lines.delete(name);
  }

  #line(node) {
    if (!this.#lines.has(node.name)) {
      const cells = Array.from({ length: 6 }, (_, index) => element('td', { class: index === 0 ? 'wrap' : 'num' }));
      const actions = element('td', { class: 'cell-actions' });
      const head = element('th', { scope: 'row' });
      const row = element('tr', { data: { node: node.name } }, head, ...cells, actions);
      this.#lines.set(node.name, { row, head, cells, actions, said: [], state: null });
    }
    return this.#lines.get(node.name);
  }

  #place({ row }, index) {
    if (this.#body.children[index] !== row) this.#body.insertBefore(row, this.#body.children[index] ?? null);
  }

  #write(node, share) {
    const line = this.#lines.get(node.name);
    const { claimed, received, balanced, memory_limit_bytes: limit } = node;
    const memory = bytes(node.memory_bytes);
    this.#say(line, 'head', line.head, node.address, () => [node.name, ' ', element('small', { class: 'muted mono' }, node.address)]);
    this.#say(line, 'health', line.cells[0], JSON.stringify([node.state, node.healthy, node.problem, node.promise, node.warnings]), () => [...health(node), ...promise(node)]);
    this.#figure(line, 1, share === undefined ? '–' : `${percent(share)} %`);
    this.#figure(line, 2, node.healthy ? number(node.latency_millis, 2) : '–');
    this.#figure(line, 3, number(node.waiting), `${number(claimed)} being validated`);
    this.#figure(line, 4, number(node.settled), `of ${number(received)} received`, balanced ? [] : [balanceBadge(balanced)]);
    this.#figure(line, 5, memory, limit ? `of ${bytes(limit)}` : '');
    if (line.state !== node.state) line.actions.replaceChildren(...this.#actions(node));
    line.state = node.state;
  }

  #figure(line, index, text, hint = '', marks = []) {
    this.#say(line, index, line.cells[index], `${text} ${hint} ${marks.length}`, () => [text, hint && element('div', { class: 'hint' }, hint), ...marks].filter(Boolean));
  }

  #say(line, what, cell, key, nodes) {
    if (line.said[what] === key) return;
    line.said[what] = key;
    cell.replaceChildren(...nodes());
  }
}

export function balanceBadge(balanced) {
  return balanced ? badge('ok', 'Balanced') : badge('act', 'Out of balance');
}

function health(node) {
  const draining = node.state === 'draining';
  const said = node.healthy ? badge(draining ? 'watch' : 'ok', draining ? 'Draining' : 'Healthy') : badge('act', draining ? 'Draining, does not answer' : 'Left out');
  const hint = node.problem || (draining ? 'It gets no more readings; what lies on it is worked off' : '');
  return hint ? [said, element('div', { class: 'hint' }, hint)] : [said];
}

function promise(node) {
  return [node.promise, ...node.warnings].filter(Boolean).map((words, index) => element('div', { class: 'hint' }, ...(index === 0 && node.promise ? [] : [badge('watch', 'Mend'), ' ']), words));
}
