/**
 * Server-sent events that survive: reconnects with a growing pause, knows when the last word came, and says so.
 * Usage: const live = connect('/api/live?topic=readings', { readings: (data) => … }, document.querySelector('.live-state'));
 */
import { timeOfDay } from './format.js';

const STALE_AFTER_MILLIS = 6000;
const FIRST_PAUSE_MILLIS = 1000;
const LONGEST_PAUSE_MILLIS = 15000;

/**
 * @param path where the events come from; the server is expected to say something, at least `beat`, every 2 s
 * @param handlers by event name; each gets the event's JSON
 * @param state an element of class live-state that says "Live" or "Last update 14:02:11, reconnecting"
 */
export function connect(path, handlers, state) {
  let source;
  let pause = FIRST_PAUSE_MILLIS;
  let lastHeard = 0;
  let timer;

  const heard = () => {
    lastHeard = Date.now();
    pause = FIRST_PAUSE_MILLIS;
    say('live', 'Live');
  };
  const say = (kind, words) => {
    if (!state || state.textContent === words) return;
    state.dataset.state = kind;
    state.textContent = words;
  };
  const sayStale = () => say('stale', lastHeard ? `Last update ${timeOfDay(lastHeard)}, reconnecting` : 'Connecting');

  const open = () => {
    clearTimeout(timer);
    source = new EventSource(path);
    source.addEventListener('beat', heard);
    for (const [name, handle] of Object.entries(handlers)) {
      source.addEventListener(name, (event) => {
        heard();
        handle(JSON.parse(event.data));
      });
    }
    source.onerror = () => again();
  };
  const again = () => {
    source.close();
    sayStale();
    clearTimeout(timer);
    timer = setTimeout(open, pause * (0.75 + Math.random() / 2));
    pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
  };

  const watch = setInterval(() => {
    if (lastHeard && Date.now() - lastHeard > STALE_AFTER_MILLIS && source.readyState === EventSource.OPEN) again();
  }, 1000);
  addEventListener('pagehide', () => source.close());
  addEventListener('pageshow', (event) => event.persisted && open());

  sayStale();
  open();
  return {
    close() {
      clearInterval(watch);
      clearTimeout(timer);
      source.close();
    },
  };
}
