// Writes src/api/wire.ts from the JSON Schemas of the wire forms, so that the two cannot differ. `npm run wire`; a test fails
// when the file is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
export const target = at('../src/api/wire.ts');

// What carries the same name in both documents but differs in shape is told apart by its document.
const SOURCES = [
  { file: at('../../docs/schemas/event.json'), prefix: 'Event' },
  { file: at('../../docs/schemas/reading.json'), prefix: 'Reading' },
  { file: at('../../docs/schemas/summary.json'), prefix: 'Summary' },
  { file: at('../../docs/schemas/comparison.json'), prefix: 'Comparison' },
];

function type(schema, name) {
  if (schema.$ref) return name(schema.$ref.split('/').pop());
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const any = schema.anyOf ?? schema.oneOf;
  if (any) {
    const one = any.map((part) => type(part, name)).join(' | ');
    return schema.properties ? `${object(schema, name)} & (${one})` : one;
  }
  const kinds = [schema.type].flat();
  return kinds
    .map((kind) => {
      if (kind === 'array') {
        if (schema.prefixItems) return `[${schema.prefixItems.map((item) => type(item, name)).join(', ')}]`;
        const item = type(schema.items ?? {}, name);
        if (schema.minItems && schema.minItems === schema.maxItems) return `[${Array(schema.minItems).fill(item).join(', ')}]`;
        return item.includes(' ') ? `(${item})[]` : `${item}[]`;
      }
      if (kind === 'object') return object(schema, name);
      return { string: 'string', null: 'null', boolean: 'boolean', integer: 'number', number: 'number' }[kind] ?? 'unknown';
    })
    .join(' | ');
}

// Schemas do not require what may be null; the wire writes it all the same.
function object(schema, name) {
  if (schema.additionalProperties && !schema.properties) return `Record<string, ${type(schema.additionalProperties, name)}>`;
  const required = new Set(schema.required ?? []);
  const fields = Object.entries(schema.properties ?? {}).map(([key, value]) => {
    const doc = value.description ? `  /** ${value.description.replace(/\s+/g, ' ')} */\n` : '';
    const text = type(value, name);
    return `${doc}  ${key}${required.has(key) || /\bnull$/.test(text) ? '' : '?'}: ${text};`;
  });
  return `{\n${fields.join('\n')}\n}`;
}

export function generate() {
  const documents = SOURCES.map(({ file, prefix }) => ({ prefix, schema: JSON.parse(readFileSync(file, 'utf8')) }));
  const bodies = new Map();
  for (const { schema } of documents)
    for (const [key, value] of Object.entries({ ...schema.$defs, [schema.title]: { ...schema, $defs: null } })) bodies.set(key, (bodies.get(key) ?? new Set()).add(JSON.stringify(value)));
  const lines = ['// Written by scripts/wire.mjs from docs/schemas. Do not edit; run `npm run wire`.'];
  const done = new Set();
  for (const { prefix, schema } of documents) {
    const name = (key) => (bodies.get(key)?.size > 1 ? `${prefix}${key}` : key);
    for (const [key, value] of Object.entries({ ...schema.$defs, [schema.title]: schema })) {
      if (done.has(name(key))) continue;
      done.add(name(key));
      lines.push('', `export type ${name(key)} = ${type({ ...value, $ref: value.$ref }, name)};`);
    }
  }
  return `${lines.join('\n')}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) writeFileSync(target, generate());
