// Leniency on purpose, then strict checks: official SDKs send `1` for true, "3" for 3, and keys in any case.
import { Compile, type Validator } from 'typebox/compile';
import type { TLocalizedValidationError } from 'typebox/error';
import type { TObject, TSchema } from 'typebox';
import { badParam, Fault } from '#kit/fault.ts';

const MAX_DEPTH = 32;

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads `input` by `schema`: keys match whatever their case and the last one wins, unknown keys, nulls and empty
 * strings count as absent, and scalars are converted where nothing is lost.
 * @throws Fault `param_error` with one entry in `errors` for each field that does not fit
 */
export function read(schema: TObject, input: unknown): unknown {
  refuseUnstorable(input, '');
  const value = tidyObject(schema, input ?? {});
  const validator = compiled(schema);
  if (!validator.Check(value)) throw new Fault('param_error', { errors: explain(validator.Errors(value), value) });
  return value;
}

/** PostgreSQL stores no NUL and no half of a surrogate pair: refused here, with the field's name. */
function refuseUnstorable(value: unknown, path: string, depth = 0): void {
  if (depth > MAX_DEPTH) throw badParam('Body', `The body is nested more than ${MAX_DEPTH} levels deep.`);
  if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) {
    throw badParam(path || 'Body', 'The text contains characters that cannot be stored.');
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value))
    refuseUnstorable(inner, path === '' ? key : `${path}.${key}`, depth + 1);
}

const validators = new WeakMap<TSchema, Validator>();

function compiled(schema: TSchema): Validator {
  let validator = validators.get(schema);
  if (validator === undefined) {
    validator = Compile(schema);
    validators.set(schema, validator);
  }
  return validator;
}

function tidyObject(schema: TObject, input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  const names = new Map(Object.keys(schema.properties).map((name) => [name.toLowerCase(), name]));
  const tidied: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(input)) {
    const name = names.get(key.toLowerCase());
    if (name === undefined || value === null || value === '' || value === undefined) continue;
    tidied[name] = tidy(propertyOf(schema, name), value);
  }
  return tidied;
}

function propertyOf(schema: TObject, name: string): TSchema {
  return schema.properties[name] ?? {};
}

function tidy(schema: TSchema, value: unknown): unknown {
  const type = 'type' in schema ? schema.type : undefined;
  switch (type) {
    case 'object':
      // Safe: only TObject carries type "object" in our schemas.
      return tidyObject(schema as TObject, value);
    case 'boolean':
      return toBoolean(value);
    case 'integer':
      return typeof value === 'string' && /^-?\d{1,15}$/.test(value.trim()) ? Number(value) : value;
    case 'string':
      return typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
    default:
      return value;
  }
}

function toBoolean(value: unknown): unknown {
  if (value === 1 || value === '1') return true;
  if (value === 0 || value === '0') return false;
  if (typeof value === 'string' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  return value;
}

function explain(errors: readonly TLocalizedValidationError[], value: unknown): Record<string, string> {
  const explained: Record<string, string> = {};
  for (const error of errors) {
    const path = error.instancePath.split('/').slice(1);
    if (error.keyword === 'required') {
      for (const name of error.params.requiredProperties) {
        explained[[...path, name].join('.')] ??= `The ${name} field is required.`;
      }
    } else {
      const field = path.join('.') || 'Body';
      explained[field] ??= sentence(error, path.at(-1) ?? 'body', valueAt(value, path));
    }
  }
  return explained;
}

function sentence(error: TLocalizedValidationError, field: string, value: unknown): string {
  switch (error.keyword) {
    case 'pattern':
      return `The field ${field} must match the regular expression '${String(error.params.pattern)}'.`;
    case 'maxLength':
      return `The field ${field} must be a string with a maximum length of '${error.params.limit}'.`;
    case 'minLength':
      return `The field ${field} must be a string with a minimum length of '${error.params.limit}'.`;
    case 'enum':
      return `The value ${printable(value)} is not valid for ${field}. It must be one of: ${error.params.allowedValues.join(', ')}.`;
    case 'minimum':
    case 'maximum':
      return `The field ${field} must be ${error.params.comparison} ${error.params.limit}.`;
    case 'type':
      return `The field ${field} must be of type ${String(error.params.type)}.`;
    default:
      return `The field ${field} ${error.message}.`;
  }
}

function printable(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 100) : typeof value;
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) => (typeof inner === 'object' && inner !== null ? (inner as Json)[name] : undefined),
    value,
  );
}
