/** What the service offers for data models and bindings. */
import { get, post, put, remove, withParameters } from './api.js';

const of = (name) => `/api/models/${encodeURIComponent(name)}`;
const versionOf = (name, number) => `${of(name)}/versions/${number}`;

export const allModels = () => get('/api/models/with-versions');
export const oneModel = (name) => get(of(name));
export const oneVersion = (name, number) => get(versionOf(name, number));
export const createModel = (model) => post('/api/models', { model });
export const saveDraft = (name, number, model, revision) => put(versionOf(name, number), { model, revision });
export const draftFrom = (name, from, note) => post(`${of(name)}/drafts`, { from, note });
export const discardDraft = (name, number) => remove(versionOf(name, number));
export const activateVersion = (name, number, revision) => post(withParameters(`${versionOf(name, number)}/activate`, { revision }));
export const retireModel = (name) => post(`${of(name)}/retire`);
export const deleteModel = (name) => remove(of(name));
export const differences = (name, from, to) => get(withParameters(`${of(name)}/differences`, { from, to }));
export const exportPath = (name, number) => `${versionOf(name, number)}/export`;

/** Whether a document is a model, what is wrong with it, and what would become of each payload; nothing is saved. */
export async function checkDocument(model, payloads, device, signal) {
  const ask = (payload) => post('/api/models/check', { model, payload, device: device || null }, { signal });
  const answers = await Promise.all((payloads.length > 0 ? payloads : [null]).map(ask));
  return { valid: answers[0].valid, violations: answers[0].model_violations, checks: answers.map(({ check }) => check) };
}

export const proposalOfSamples = (text) => post('/api/models/proposals/samples', text, { raw: true });
export const proposalOfSchema = (text) => post('/api/models/proposals/json-schema', text, { raw: true });
export const proposalOfTopic = (topic, source, last) => get(withParameters('/api/models/proposals/topic', { topic, source, last }));

export const allBindings = () => get('/api/bindings');
export const addBinding = (binding) => post('/api/bindings', binding);
export const editBinding = (id, binding) => put(`/api/bindings/${id}`, binding);
export const removeBinding = (id, revision) => remove(withParameters(`/api/bindings/${id}`, { revision }));
export const explainBinding = (source, topic) => get(withParameters('/api/bindings/explain', { source, topic }));
