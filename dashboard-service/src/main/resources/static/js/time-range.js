/** A range of time: so far back from now, or from one instant to another. */

const SPANS = { '15m': 15 * 60_000, '1h': 3_600_000, '6h': 6 * 3_600_000, '24h': 86_400_000, '7d': 7 * 86_400_000, '30d': 30 * 86_400_000 };
const FOLLOWED = new Set(['15m', '1h']);

export class TimeRange {
  #buttons;
  #custom;
  #changed;
  #chosen = '1h';

  constructor(buttons, custom, changed) {
    this.#buttons = buttons;
    this.#custom = custom;
    this.#changed = changed;
    buttons.addEventListener('click', (event) => event.target.dataset.range && this.#choose(event.target.dataset.range));
    custom.addEventListener('change', changed);
  }

  /** Takes the range out of an address. */
  read(query) {
    const [from, to] = [query.get('from'), query.get('to')].map((text) => (text ? new Date(text) : undefined));
    if (valid(from) && valid(to)) {
      this.#chosen = 'custom';
      this.#write(from, to);
    } else if (query.get('range') in SPANS) {
      this.#chosen = query.get('range');
    }
    this.#render();
  }

  /** What belongs into the address. */
  written() {
    if (this.#chosen !== 'custom') return { range: this.#chosen };
    const { from, to } = this.span();
    return { from: from.toISOString(), to: to.toISOString() };
  }

  /** Whether the range ends now and is short enough to be watched. */
  follows() {
    return FOLLOWED.has(this.#chosen);
  }

  /** { from, to }, or nothing where the two instants do not make a range; then the form says why. */
  span() {
    if (this.#chosen !== 'custom') {
      const to = new Date();
      return { from: new Date(to - SPANS[this.#chosen]), to };
    }
    const [from, to] = this.#inputs().map((input) => new Date(input.value));
    const words = !valid(from) || !valid(to) ? 'Enter both a beginning and an end.' : from >= to ? 'The beginning must be before the end.' : '';
    this.#complain(words);
    return words ? undefined : { from, to };
  }

  #choose(range) {
    if (range === 'custom' && this.#chosen !== 'custom') {
      const { from, to } = this.span();
      this.#write(from, to);
    }
    this.#chosen = range;
    this.#render();
    this.#changed();
  }

  #write(from, to) {
    const [fromInput, toInput] = this.#inputs();
    fromInput.value = local(from);
    toInput.value = local(to);
  }

  #inputs() {
    return [...this.#custom.querySelectorAll('input')];
  }

  #complain(words) {
    const error = this.#custom.querySelector('.field-error');
    error.textContent = words;
    error.hidden = !words;
    for (const input of this.#inputs()) input.setAttribute('aria-invalid', String(Boolean(words)));
  }

  #render() {
    this.#custom.hidden = this.#chosen !== 'custom';
    for (const button of this.#buttons.querySelectorAll('button')) button.setAttribute('aria-pressed', String(button.dataset.range === this.#chosen));
  }
}

function valid(date) {
  return date !== undefined && !Number.isNaN(date.getTime());
}

/** As a datetime-local input writes it: the viewer's zone, to the second. */
function local(date) {
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 19);
}
