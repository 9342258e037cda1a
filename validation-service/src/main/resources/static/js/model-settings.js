/** What a data model says besides its fields: its name, who and when, unknown fields, clocks, how long it is kept. */
import { element } from './dom.js';
import { bound } from './model-inputs.js';

const UNKNOWN = [
  { value: 'keep', label: 'are kept, in the column extras' },
  { value: 'drop', label: 'are left out' },
  { value: 'reject', label: 'make the reading be refused' },
];
const AHEAD = [
  { value: 'PT24H', label: 'a day' },
  { value: 'PT1H', label: 'an hour' },
  { value: 'PT5M', label: '5 minutes' },
  { value: 'PT1M', label: 'a minute' },
];

/** @param isNew whether its name can still be chosen */
export function showAbout(place, model, isNew, changed) {
  place.replaceChildren(
    bound(model, 'title', { label: 'Title', help: 'As people call it' }, changed),
    bound(model, 'name', {
      label: 'Name', mono: true, disabled: !isNew,
      help: isNew ? 'Small letters, digits and underscores; its table is reading_ and the name. It stays for good.' : `Its table is reading_${model.name}.`,
    }, changed));
}

export function showRules(place, model, changed) {
  model.unknown_fields ??= 'keep';
  model.furthest_ahead ??= 'PT24H';
  place.replaceChildren(
    bound(model, 'device_field', { label: 'Field that names the device', mono: true, placeholder: 'device_id', help: 'Without it, the device is known by its topic.' }, changed),
    bound(model, 'timestamp_field', { label: 'Field that says when', mono: true, placeholder: 'timestamp', help: 'ISO-8601, or epoch s, ms or µs. Without it, the time of receipt.' }, changed),
    bound(model, 'unknown_fields', { label: 'Fields that the model does not know', options: UNKNOWN }, changed),
    bound(model, 'furthest_ahead', { label: 'A device\'s clock may be ahead by', options: AHEAD, help: 'Readings from further in the future go to quarantine. Late ones are stored.' }, changed),
    bound(model, 'metric_required', { label: 'Refuse readings without any number', kind: 'check' }, changed),
    element('span'),
    bound(model, 'keep_days', { label: 'Keep readings for, days', kind: 'number', placeholder: 'for good', help: 'Older ones are removed a day at a time.' }, changed),
    bound(model, 'keep_minutes_days', { label: 'Keep values a minute for, days', kind: 'number', placeholder: 'for good', help: 'Values an hour and a day are kept for good.' }, changed));
}
