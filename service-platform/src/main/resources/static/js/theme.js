/** The theme: what the person chose, else what the system says. Charts listen for `dataflow:theme` on the document. */

const KEY = 'dataflow.theme';
const root = document.documentElement;
const system = matchMedia('(prefers-color-scheme: dark)');

/** 'light', 'dark' or 'system'. */
export function chosenTheme() {
  return root.dataset.theme ?? 'system';
}

/** 'light' or 'dark', whichever is on the screen. */
export function shownTheme() {
  return root.dataset.theme ?? (system.matches ? 'dark' : 'light');
}

export function chooseTheme(theme) {
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Storage is switched off: the choice lasts as long as the page.
  }
  announce();
}

/** The colour that a token has in the theme on the screen, as the browser writes it. */
export function tokenColour(name) {
  const probe = document.createElement('i');
  probe.hidden = true;
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

function announce() {
  document.dispatchEvent(new CustomEvent('dataflow:theme', { detail: shownTheme() }));
}

system.addEventListener('change', () => chosenTheme() === 'system' && announce());
addEventListener('storage', (event) => {
  if (event.key !== KEY) return;
  if (event.newValue === 'light' || event.newValue === 'dark') root.dataset.theme = event.newValue;
  else delete root.dataset.theme;
  announce();
});
