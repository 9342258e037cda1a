/** The page of a draft: the editor, what it changes, and what it would do to what is stored. */
import { whileLoading } from './state.js';
import { differenceList } from './model-difference.js';
import { offerDryRun } from './model-dry-run.js';
import { ModelEditor } from './model-editor.js';
import { exampleOf } from './model-example.js';
import { differences, oneVersion } from './models-api.js';
import { notice } from './verdict.js';

const { name, version, active } = document.getElementById('model-edit').dataset;
const changes = document.getElementById('editor-changes');

async function open() {
  const draft = await oneVersion(name, version);
  const editor = new ModelEditor({ model: draft.model, version: draft.version, active: Number(active), samples: [exampleOf(draft.model)] });
  document.addEventListener('dataflow:draft', compare);
  if (Number(active) > 0) await compare();
  offerDryRun(name, () => editor.model);
}

/** Compared is what was saved; a draft with mistakes can't be. */
async function compare() {
  if (Number(active) === 0) return;
  document.getElementById('editor-difference').hidden = false;
  try {
    changes.replaceChildren(differenceList(await whileLoading(changes, differences(name, active, version))));
  } catch (failure) {
    changes.replaceChildren(notice('watch', 'Not compared.', failure.message));
  }
}

open().catch((failure) => document.getElementById('model-edit').append(notice('act', 'The draft could not be loaded.', `${failure.message} Reload the page.`)));
