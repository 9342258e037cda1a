/** The page of all models: finding one, and what goes to which. */
import { bindingForm, explainOn, showBindings } from './model-bindings.js';
import { done, failed } from './toast.js';

const admin = document.getElementById('models-page').dataset.admin === 'true';
const search = document.getElementById('search');
const bindings = document.getElementById('bindings');
const rows = [...document.querySelectorAll('#models tr')];

search?.addEventListener('input', () => {
  const wanted = search.value.trim().toLowerCase();
  for (const row of rows) row.hidden = !row.dataset.words.toLowerCase().includes(wanted);
  document.getElementById('none-found').hidden = rows.some((row) => !row.hidden);
});

document.getElementById('add-binding')?.addEventListener('click', async () => {
  try {
    const words = await bindingForm();
    if (!words) return;
    done(words);
    await showBindings(bindings, admin);
  } catch (failure) {
    failed(failure.message);
  }
});

explainOn(document.getElementById('explain'), document.getElementById('explained'));
showBindings(bindings, admin);
