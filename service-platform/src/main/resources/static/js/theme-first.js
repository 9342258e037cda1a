// Runs before anything is painted, so that a chosen theme never flashes; theme.js does the rest.
(function () {
  try {
    const chosen = localStorage.getItem('dataflow.theme');
    if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
  } catch {
    // Storage is switched off: follow the system.
  }
})();
