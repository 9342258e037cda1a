/** Brings Chart.js with its clock (luxon) to the page when the first chart needs it, from this very server. */

const FILES = [
  '../webjars/luxon/build/global/luxon.min.js',
  '../webjars/chart.js/dist/chart.umd.min.js',
  '../webjars/chartjs-adapter-luxon/dist/chartjs-adapter-luxon.umd.min.js',
];
let library;

/** The Chart class, ready to use. */
export function chartLibrary() {
  library ??= FILES.reduce((before, file) => before.then(() => load(file)), Promise.resolve()).then(() => {
    const { Chart } = window;
    Chart.Interaction.modes.sameTime = sameTime;
    Chart.register(hairline);
    return Chart;
  });
  return library;
}

function load(file) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = new URL(file, import.meta.url).href;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${file} did not load`));
    document.head.append(script);
  });
}

/** Of each line the point nearest to the pointer's time, so that a hover shows all series at that time. */
function sameTime(chart, event) {
  const found = [];
  for (const { index: datasetIndex, data, hidden } of chart.getSortedVisibleDatasetMetas()) {
    if (hidden) continue;
    let nearest = -1;
    for (let i = 0; i < data.length; i++) {
      if (Number.isNaN(data[i].y) || data[i].skip) continue;
      if (nearest < 0 || Math.abs(data[i].x - event.x) < Math.abs(data[nearest].x - event.x)) nearest = i;
    }
    if (nearest >= 0 && Math.abs(data[nearest].x - event.x) < 40) found.push({ element: data[nearest], datasetIndex, index: nearest });
  }
  return found.sort((a, b) => a.datasetIndex - b.datasetIndex);
}

/** The upright line at the hovered time. */
const hairline = {
  id: 'hairline',
  afterDatasetsDraw(chart) {
    const active = chart.tooltip?.getActiveElements?.() ?? [];
    if (!active.length || chart.config.type !== 'line') return;
    const { ctx, chartArea } = chart;
    ctx.save();
    ctx.strokeStyle = chart.options.plugins.hairline?.colour ?? 'grey';
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.moveTo(active[0].element.x, chartArea.top);
    ctx.lineTo(active[0].element.x, chartArea.bottom);
    ctx.stroke();
    ctx.restore();
  },
};
