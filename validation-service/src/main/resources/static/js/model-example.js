/** A payload that a document would accept, to begin with. */

const OF_TYPE = { string: 'text', boolean: true, timestamp: '2025-10-13T10:45:00Z', object: {}, array: [] };

export function exampleOf({ device_field: device = 'device_id', fields = [] }) {
  const payload = { [device]: 'sensor_001' };
  for (const field of fields) payload[field.name] = valueOf(field);
  return JSON.stringify(payload, null, 2);
}

function valueOf({ type, min, max, values }) {
  if (type === 'enum') return values?.[0] ?? '';
  if (type !== 'number' && type !== 'integer') return OF_TYPE[type];
  const low = Number.isFinite(min) ? min : Math.min(0, Number.isFinite(max) ? max : 0);
  const high = Number.isFinite(max) ? max : low + 40;
  return Math.round(low + (high - low) / 2);
}
