/** What every page has: theme switch, menus, log out, times that go on. */
import { post } from './api.js';
import { refreshTimes } from './format.js';
import { chooseTheme, chosenTheme, shownTheme } from './theme.js';
import { failed } from './toast.js';

function showTheme() {
  const other = shownTheme() === 'dark' ? 'light' : 'dark';
  for (const button of document.querySelectorAll('[data-theme-toggle]')) {
    button.setAttribute('aria-label', `Switch to ${other} theme`);
    button.title = `Switch to ${other} theme`;
    for (const shown of button.querySelectorAll('[data-theme-icon]')) shown.toggleAttribute('hidden', shown.dataset.themeIcon !== other);
  }
  for (const button of document.querySelectorAll('[data-theme-choice]')) {
    button.setAttribute('aria-pressed', String(button.dataset.themeChoice === chosenTheme()));
  }
}

function closeMenus(except) {
  for (const menu of document.querySelectorAll('details.menu[open]')) if (menu !== except) menu.open = false;
}

async function logOut(event) {
  event.preventDefault();
  try {
    await post('/admin/logout');
    location.assign('/login?logged-out');
  } catch (problem) {
    failed(`You are still logged in. ${problem.message}`);
  }
}

document.addEventListener('click', (event) => {
  closeMenus(event.target.closest('details.menu'));
  if (event.target.closest('[data-theme-toggle]')) chooseTheme(shownTheme() === 'dark' ? 'light' : 'dark');
  const choice = event.target.closest('[data-theme-choice]');
  if (choice) chooseTheme(choice.dataset.themeChoice);
  const row = event.target.closest('tr[data-href]');
  if (row && !event.target.closest('a, button, input, summary')) location.assign(row.dataset.href);
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  const open = document.querySelector('details.menu[open]');
  closeMenus();
  open?.querySelector('summary').focus();
});
document.addEventListener('submit', (event) => event.target.matches('[data-log-out]') && logOut(event));
document.addEventListener('dataflow:theme', showTheme);

showTheme();
refreshTimes();
setInterval(refreshTimes, 1000);
