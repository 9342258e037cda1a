/** The editor of a data model's document: as fields or as JSON, checked as it changes, saved when it is said so. */
import { confirmAct } from './dialog.js';
import { element } from './dom.js';
import { counted } from './format.js';
import { differenceList } from './model-difference.js';
import { FieldRows } from './model-fields.js';
import { sayProblems } from './model-problems.js';
import { Samples } from './model-samples.js';
import { showAbout, showRules } from './model-settings.js';
import { activateVersion, checkDocument, createModel, differences, oneVersion, saveDraft } from './models-api.js';
import { done, failed } from './toast.js';
import { notice } from './verdict.js';

const QUIET_MILLIS = 300;
const AGAIN_MILLIS = 2000;
const byId = (id) => document.getElementById(id);

export class ModelEditor {
  #dirty = false;
  #json = false;
  #left = false;
  #timer;
  #checking;

  /**
   * @param model the document, which is changed from here on
   * @param version the saved draft's line, or null where nothing is saved yet
   * @param active the number of the active version, 0 where there is none
   * @param why words by field, why it was proposed as it is
   * @param origin where its samples are from, as { topic, source }, to be bound after it was activated
   */
  constructor({ model, version = null, active = 0, why = new Map(), origin = {}, samples = [] }) {
    this.model = model;
    this.version = version;
    this.active = active;
    this.why = why;
    this.origin = origin;
    this.samples = new Samples(byId('samples'), byId('sample-device'), byId('add-sample'), () => this.#checkSoon());
    this.#listen();
    byId('editor').hidden = false;
    this.#show();
    this.#sayState();
    for (const payload of samples) this.samples.add(payload);
    this.#check();
  }

  #listen() {
    for (const button of document.querySelectorAll('[data-add-field]')) button.addEventListener('click', () => this.rows.add());
    for (const button of document.querySelectorAll('[data-view]')) button.addEventListener('click', () => this.#view(button.dataset.view === 'json'));
    byId('editor-json').addEventListener('input', () => this.#readJson());
    byId('editor-save').addEventListener('click', () => this.#locked(() => this.#save()));
    byId('editor-activate').addEventListener('click', () => this.#locked(() => this.#activate()));
    addEventListener('beforeunload', (event) => this.#dirty && event.preventDefault());
  }

  #show() {
    this.model.fields = Array.isArray(this.model.fields) ? this.model.fields : [];
    const changed = () => this.#changed();
    showAbout(byId('editor-about'), this.model, this.version === null, changed);
    showRules(byId('editor-rules'), this.model, changed);
    this.rows = new FieldRows(byId('editor-fields'), this.model.fields, (name) => this.why.get(name), changed);
    byId('editor-json').value = JSON.stringify(this.model, null, 2);
  }

  #view(json) {
    if (this.#json && !byId('editor-json-error').hidden) return byId('editor-json').focus();
    this.#json = json;
    this.#show();
    for (const button of document.querySelectorAll('[data-view]')) button.setAttribute('aria-pressed', String((button.dataset.view === 'json') === json));
    for (const part of document.querySelectorAll('[data-shown]')) part.hidden = (part.dataset.shown === 'json') !== json;
    return this.#check();
  }

  #readJson() {
    const error = byId('editor-json-error');
    try {
      const model = JSON.parse(byId('editor-json').value);
      if (model === null || typeof model !== 'object' || Array.isArray(model)) throw new Error('it has to be an object');
      this.model = this.version ? { ...model, name: this.version.name } : model;
      error.hidden = true;
      this.#changed();
    } catch (failure) {
      error.textContent = `This is no JSON object: ${failure.message}. The fields keep what they were until it is one.`;
      error.hidden = false;
      this.#sayState();
    }
  }

  #changed() {
    this.#dirty = true;
    this.#sayState();
    this.#checkSoon();
  }

  #sayState() {
    const { version } = this;
    byId('editor-status').textContent = version ? `Draft, version ${version.version}` : 'New model';
    byId('editor-saved').textContent = this.#dirty || !version ? 'Not saved' : `Saved by ${version.changed_by ?? version.created_by}`;
    const broken = this.#json && !byId('editor-json-error').hidden;
    byId('editor-save').disabled = broken || (!this.#dirty && version !== null) || document.querySelector('main').dataset.admin !== 'true';
    byId('editor-activate').textContent = `Activate version ${version?.version ?? 1}`;
    byId('fields-count').textContent = counted(this.model.fields?.length ?? 0, 'field');
  }

  #checkSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#check(), QUIET_MILLIS);
  }

  async #check() {
    clearTimeout(this.#timer);
    this.#checking?.abort();
    this.#checking = new AbortController();
    try {
      this.#showCheck(await checkDocument(this.model, this.samples.payloads(), byId('sample-device').value.trim(), this.#checking.signal));
    } catch (failure) {
      if (failure.name === 'AbortError') return;
      byId('editor-notices').replaceChildren(notice('act', 'Not checked yet.', failure.message));
      this.#timer = setTimeout(() => this.#check(), AGAIN_MILLIS);
    }
  }

  #showCheck({ valid, violations, checks }) {
    sayProblems(byId('editor'), byId('editor-fields'), byId('editor-notices'), violations);
    byId('editor-activate').disabled = !valid || document.querySelector('main').dataset.admin !== 'true';
    this.samples.show(valid ? checks : null);
  }

  async #locked(act) {
    const buttons = [byId('editor-save'), byId('editor-activate')];
    for (const button of buttons) button.disabled = true;
    try {
      await act();
    } catch (failure) {
      this.#sayFailure(failure);
    } finally {
      this.#sayState();
      if (!this.#left) await this.#check();
    }
  }

  #sayFailure(failure) {
    if (failure.status === 409 && this.version && !failure.problem.violations) this.#sayConflict(failure);
    else failed([failure.message, ...(failure.problem?.violations ?? []).map(({ remedy }) => remedy)].join(' '));
  }

  async #save() {
    const { version } = this;
    const saved = version ? await saveDraft(version.name, version.version, this.model, version.revision) : await createModel(this.model);
    this.#taken(saved);
    if (!version) history.replaceState(null, '', `/models/${saved.version.name}/versions/${saved.version.version}`);
    done(`Version ${saved.version.version} of ${saved.version.name} was saved as a draft`);
  }

  #taken(saved) {
    this.version = saved.version;
    this.model = saved.model;
    this.#dirty = false;
    byId('editor-conflict').replaceChildren();
    this.#show();
    this.#sayState();
    document.dispatchEvent(new CustomEvent('dataflow:draft', { detail: saved.version }));
  }

  async #activate() {
    if (this.#dirty || !this.version) await this.#save();
    const { name, version, revision } = this.version;
    if (this.active && !(await this.#confirmed(name, version))) return;
    await activateVersion(name, version, revision);
    const parameters = new URLSearchParams({ activated: version, ...this.origin });
    this.#left = true;
    location.assign(`/models/${name}?${parameters}`);
  }

  /** Only what breaks something is asked about. */
  async #confirmed(name, version) {
    const difference = await differences(name, this.active, version);
    if (!difference.breaking) return true;
    return confirmAct({
      title: `Activate version ${version} in spite of breaking changes?`,
      words: element('div', { class: 'stack' }, element('p', {}, `It replaces version ${this.active} in all instances within 3 seconds. Going back is one click.`), differenceList(difference)),
      button: `Activate version ${version}`,
      danger: true,
    });
  }

  #sayConflict(failure) {
    const button = (words, act) => element('button', { class: 'button button-small', type: 'button', onclick: () => this.#locked(act) }, words);
    byId('editor-conflict').replaceChildren(notice('act', 'Somebody else changed this draft.', failure.message,
      element('div', { class: 'form-actions' },
        button('Load theirs, drop mine', async () => this.#taken(await oneVersion(this.version.name, this.version.version))),
        button('Keep mine, overwrite theirs', async () => {
          const { version } = await oneVersion(this.version.name, this.version.version);
          this.version = version;
          await this.#save();
        }))));
  }
}
