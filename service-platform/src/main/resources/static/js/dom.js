/** Making elements. Text only ever becomes text: what devices sent may be hostile. */

const SVG = 'http://www.w3.org/2000/svg';
const SPRITE = new URL('../img/icons.svg', import.meta.url).pathname;

/** An element; properties that start with a capital letter or hold a hyphen become attributes, children are nodes or texts. */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'class') made.className = value;
    else if (name === 'data') Object.assign(made.dataset, value);
    else if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (name in made && !name.includes('-')) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== undefined && child !== null && child !== false));
  return made;
}

export function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** An icon of the sprite; it says nothing by itself, a word stands beside it or in the control's label. */
export function icon(name, more = '') {
  return svg('svg', { class: `icon ${more}`.trim(), 'aria-hidden': 'true' }, svg('use', { href: `${SPRITE}#${name}` }));
}

/** A badge whose meaning is a colour, an icon and a word. Kind: ok, watch, act, or empty for neutral. */
export function badge(kind, words) {
  return element('span', { class: kind ? `badge badge-${kind}` : 'badge' }, kind && icon(kind), words);
}
