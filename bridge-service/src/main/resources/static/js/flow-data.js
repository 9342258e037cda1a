/** Rates of the last minutes as the bridge reports them, in the forms that pages draw. No browser needed. */

const KEPT = 300;
const AVERAGED = 10;

/** The seconds known so far with newer ones behind them, at most five minutes in all. */
export function appendSeconds(known, newer) {
  const last = known.length ? Date.parse(known.at(-1).at) : 0;
  return [...known, ...newer.filter((second) => Date.parse(second.at) > last)].slice(-KEPT);
}

/** The sum over all names of one kind of rate (received, delivered, refused), oldest first. */
export function ratesOf(seconds, kind) {
  return seconds.map((second) => Object.values(second[kind]).reduce((sum, rate) => sum + rate, 0));
}

/** A chart's series: what went to each node, from the first reading on that it got. */
export function deliveredByNode(seconds) {
  return seriesOf(seconds, 'delivered');
}

/** A chart's series: what came from each source, from its first reading on. */
export function receivedBySource(seconds) {
  return seriesOf(seconds, 'received');
}

/** A chart's series: what waited on each node. */
export function waitingByNode(seconds) {
  return seriesOf(seconds, 'waiting');
}

/** A chart's series: how long each node took to confirm a write, in ms; with gaps where it did not answer. */
export function latencyByNode(seconds) {
  return seriesOf(seconds, 'latency_millis');
}

/** A second that says nothing of a name is a gap: a node that was just added was not at 0 before. */
function seriesOf(seconds, kind) {
  const names = [...new Set(seconds.flatMap((second) => Object.keys(second[kind])))].sort();
  return names.map((name) => ({ name, points: averages(seconds, (second) => second[kind][name]) }));
}

/** A point a second would only show that whole batches go to one node after the other. */
function averages(seconds, rate) {
  const points = [];
  for (let end = seconds.length; end > 0; end -= AVERAGED) {
    const span = seconds.slice(Math.max(0, end - AVERAGED), end);
    const rates = span.map(rate).filter((one) => one !== undefined);
    if (rates.length > 0) points.unshift({ at: span.at(-1).at, last: rates.reduce((sum, one) => sum + one, 0) / rates.length });
  }
  return points;
}
