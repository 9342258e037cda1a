/** From the points of a series to what a chart draws: decides where a line is broken. No browser needed. */

const GRAIN_MILLIS = { MINUTE: 60_000, HOUR: 3_600_000, DAY: 86_400_000 };
const SHORTEST_GAP_MILLIS = 5_000;

/** From how far apart two points are not joined by a line: something is missing between them. */
export function gapMillis(grain, points) {
  const step = GRAIN_MILLIS[String(grain).toUpperCase()];
  if (step) return step * 1.5;
  const distances = [];
  for (let i = 1; i < points.length; i++) distances.push(time(points[i]) - time(points[i - 1]));
  distances.sort((a, b) => a - b);
  const usual = distances[Math.floor(distances.length / 2)] ?? 0;
  return Math.max(usual * 4, SHORTEST_GAP_MILLIS);
}

/** Points as {x, y} with a NaN wherever a line must break; `of` picks the number of a point. */
export function withGaps(points, gap, of) {
  const drawn = [];
  let before;
  for (const point of points) {
    const x = time(point);
    if (before !== undefined && x - before > gap) drawn.push({ x: before + 1, y: NaN });
    drawn.push({ x, y: of(point) });
    before = x;
  }
  return drawn;
}

/** What a line shows of a point: the value itself, or a rollup's average. */
export function valueOf(point, grain) {
  return isRaw(grain) ? point.last : point.avg;
}

export function isRaw(grain) {
  return !grain || String(grain).toUpperCase() === 'RAW';
}

/** What one point stands for, in words. */
export function grainWords(grain) {
  return { MINUTE: 'averages of a minute', HOUR: 'averages of an hour', DAY: 'averages of a day (UTC)' }[String(grain).toUpperCase()] ?? 'single readings';
}

/** Rows of a table, newest first: { at, values: Map of series name to point }. */
export function rowsOf(series) {
  const rows = new Map();
  for (const { name, points } of series) {
    for (const point of points) {
      const at = time(point);
      if (!rows.has(at)) rows.set(at, { at, values: new Map() });
      rows.get(at).values.set(name, point);
    }
  }
  return [...rows.values()].sort((a, b) => b.at - a.at);
}

export function time(point) {
  return typeof point.at === 'number' ? point.at : Date.parse(point.at);
}
