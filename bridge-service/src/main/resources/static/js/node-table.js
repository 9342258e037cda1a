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
    if (nodes.length === 0 && !this.#body.firstChild) this.#body.append(element('tr', { class: 'none' }, element('td', { colSpan: 12, class: 'muted' }, 'There is no buffer node, so nothing is acknowledged. Add one.')));
    if (nodes.length > 0) this.#body.querySelector('tr.none')?.remove();
  }

  #drop(name, line) {
    line.row.remove();
    this.#lines.delete(name);
  }

  #line(node) {
    if (!this.#lines.has(node.name)) {
      const cells = Array.from({ length: 10 }, (_, index) => element('td', { class: index < 2 ? 'wrap' : 'num' }));
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
    const memory = node.memory_limit_bytes ? `${bytes(node.memory_bytes)} of ${bytes(node.memory_limit_bytes)}` : bytes(node.memory_bytes);
    const texts = [
      share === undefined ? '–' : `${percent(share)} %`,
      node.healthy ? number(node.latency_millis, 2) : '–',
      number(node.received), number(node.waiting), number(node.claimed), number(node.settled),
    ];
    this.#say(line, 'head', line.head, node.address, () => [node.name, ' ', element('small', { class: 'muted mono' }, node.address)]);
    this.#say(line, 'health', line.cells[0], JSON.stringify([node.state, node.healthy, node.problem]), () => health(node));
    this.#say(line, 'promise', line.cells[1], JSON.stringify([node.promise, node.warnings]), () => promise(node));
    texts.forEach((text, index) => this.#say(line, index, line.cells[index + 2], text, () => [text]));
    this.#say(line, 'balance', line.cells[8], String(node.balanced), () => [balanceBadge(node.balanced)]);
    this.#say(line, 'memory', line.cells[9], memory, () => [memory]);
    if (line.state !== node.state) line.actions.replaceChildren(...this.#actions(node));
    line.state = node.state;
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
  return [node.promise || '–', ...node.warnings.map((words) => element('div', { class: 'hint' }, badge('watch', 'Mend'), ' ', words))];
}
