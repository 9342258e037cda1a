/** How every chart looks: options and colours from the tokens of the theme on the screen. */
import { exactTime, number, zone } from './format.js';
import { tokenColour } from './theme.js';

const LINE_COLOURS = 8;

/** The token of a series' colour; the ninth and later lines are dashed instead of getting a colour of their own. */
export function colourToken(index) {
  return `--chart-${(index % LINE_COLOURS) + 1}`;
}

export function dashes(index) {
  return [[], [6, 3], [2, 3]][Math.floor(index / LINE_COLOURS) % 3];
}

/** A colour of the theme, seen through. */
export function translucent(colour, opacity) {
  return `color-mix(in srgb, ${colour} ${opacity * 100}%, transparent)`;
}

/** The parts of the options that have colours in them; merged anew whenever the theme changes. */
export function applyColours(options) {
  const grid = tokenColour('--chart-grid');
  const ink = tokenColour('--ink-3');
  for (const axis of Object.values(options.scales)) {
    axis.grid.color = grid;
    axis.ticks.color = ink;
  }
  Object.assign(options.plugins.tooltip, {
    backgroundColor: tokenColour('--raised'),
    titleColor: tokenColour('--ink'),
    bodyColor: tokenColour('--ink-2'),
    borderColor: tokenColour('--line-strong'),
  });
  options.plugins.hairline.colour = tokenColour('--line-strong');
}

/** @param unit of the y axis; @param digits a function that says how many digits values are shown with */
export function timeOptions({ unit, digits, stacked, fromZero = stacked }) {
  const font = { family: getComputedStyle(document.body).fontFamily, size: 11 };
  const suffix = unit ? `\u202f${unit}` : '';
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    normalized: true,
    parsing: false,
    spanGaps: false,
    interaction: { mode: stacked ? 'index' : 'sameTime', intersect: false, axis: 'x' },
    layout: { padding: { top: 8, right: 4 } },
    elements: { line: { borderWidth: 1.5, borderJoinStyle: 'round' }, point: { radius: lonely, hoverRadius: 4, hitRadius: 0 } },
    scales: {
      x: {
        type: 'time',
        stacked,
        offset: stacked,
        adapters: { date: { zone } },
        time: {
          displayFormats: { millisecond: 'HH:mm:ss', second: 'HH:mm:ss', minute: 'HH:mm', hour: 'HH:mm', day: 'd LLL', week: 'd LLL', month: 'LLL yyyy', year: 'yyyy' },
        },
        grid: { display: false },
        border: { display: false },
        ticks: { font, maxRotation: 0, autoSkipPadding: 28, major: { enabled: false } },
      },
      y: {
        stacked,
        beginAtZero: fromZero,
        grace: fromZero ? 0 : '8%',
        grid: { drawTicks: false },
        border: { display: false },
        ticks: { font, padding: 8, maxTicksLimit: 6, callback: (value) => `${number(value)}${suffix}` },
      },
    },
    plugins: {
      legend: { display: false },
      hairline: {},
      tooltip: {
        filter: (item) => !item.dataset.band,
        borderWidth: 1,
        padding: 10,
        boxWidth: 8,
        boxHeight: 8,
        boxPadding: 4,
        cornerRadius: 6,
        titleFont: { ...font, size: 12, weight: '600' },
        bodyFont: { ...font, size: 12 },
        callbacks: {
          title: (items) => (items.length ? exactTime(items[0].parsed.x) : ''),
          label: (item) => tooltipLine(item, digits(), suffix),
        },
      },
    },
  };
}

function tooltipLine(item, digits, suffix) {
  const { name, points, rolledUp } = item.dataset;
  const line = `${name}  ${number(item.parsed.y, digits)}${suffix}`;
  if (!rolledUp) return line;
  const point = points.find((one) => Date.parse(one.at) === item.parsed.x);
  return point ? `${line}  (${number(point.min, digits)} – ${number(point.max, digits)})` : line;
}

/** A point is drawn only where it has no neighbours: without it a lonely reading would not be seen. */
function lonely({ dataset, dataIndex }) {
  if (dataset.band || !dataset.data) return 0;
  const missing = (point) => point === undefined || Number.isNaN(point.y);
  return missing(dataset.data[dataIndex - 1]) && missing(dataset.data[dataIndex + 1]) ? 2.5 : 0;
}
