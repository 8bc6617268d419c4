// The OpenAPI document as a page for people: one section a call, no script, nothing from elsewhere.
import { createHash } from 'node:crypto';
import type { TSchema } from 'typebox';
import { html, Html } from '#kit/html.ts';
import type { OpenApi, OpenApiOperation } from './openapi.ts';

const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d8dde3, #3a424b); --soft: light-dark(#57606a, #a3adb8); }
body { font: 16px/1.55 system-ui, sans-serif; max-width: 62rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.8rem; } h2 { margin-top: 3rem; border-bottom: 1px solid var(--line); } h3 { margin-top: 2rem; }
code { font-family: ui-monospace, monospace; font-size: .9em; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: .75rem 0; overflow-wrap: anywhere; }
.band { background: #7a4b00; color: #fff; text-align: center; padding: .5rem 1rem; font-weight: 600; } caption { text-align: left; font-weight: 600; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); }
td:last-child { color: var(--soft); } nav ul { columns: 2; padding-left: 1.2rem; }
@media (max-width: 40rem) { nav ul { columns: 1; } }`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

export const referencePolicy = `default-src 'none'; img-src data:; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; frame-ancestors 'none'`;

export function referencePage(document: OpenApi, isTest: boolean): Html {
  const calls = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const tags = [...new Set(calls.flatMap((call) => call.operation.tags))];
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Strongroom API reference</title>
        <link rel="icon" href="data:," />
        <style>${new Html(STYLE)}</style>
      </head>
      <body>
        ${isTest && html`<aside class="band">Sandbox: for tests only</aside>`}
        <main>
          <h1>Strongroom API reference</h1>
          <p>${document.info.description} The same as a document: <a href="/openapi.json">/openapi.json</a>.</p>
          <p>
            Every call needs a bearer token: <code>POST /v2.01/oauth/token</code> with
            <code>Authorization: Basic base64(ClientId:ApiKey)</code> and the body
            <code>grant_type=client_credentials</code>.
          </p>
          <nav aria-label="Calls">
            <ul>
              ${calls.map((call) => html`<li><a href="#${call.operation.operationId}">${call.operation.summary}</a></li>`)}
            </ul>
          </nav>
          ${tags.map(
            (tag) =>
              html`<h2>${tag}</h2>
                ${calls.filter((call) => call.operation.tags.includes(tag)).map(section)}`,
          )}
        </main>
      </body>
    </html>`;
}

function section({ path, method, operation }: { path: string; method: string; operation: OpenApiOperation }): Html {
  const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  const [status, reply] = Object.entries(operation.responses)[0] ?? [];
  return html`<section aria-labelledby="${operation.operationId}">
    <h3 id="${operation.operationId}">${operation.summary}</h3>
    <p><code>${method} ${path}</code></p>
    ${table(
      'Parameters',
      operation.parameters.map((p) => ({ ...p, type: typeOf(p.schema) })),
    )}
    ${body === undefined ? '' : table('Body', fieldsOf(body))}
    ${table(`Answer ${status ?? ''}`, fieldsOf(reply?.content?.['application/json']?.schema ?? {}))}
  </section>`;
}

interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly type: string;
  readonly description?: string;
}

function table(caption: string, fields: readonly Field[]): Html | undefined {
  if (fields.length === 0) return undefined;
  return html`<table>
    <caption>
      ${caption}
    </caption>
    <tbody>
      ${fields.map(
        (field) =>
          html`<tr>
            <th scope="row"><code>${field.name}</code></th>
            <td>${field.type}${field.required ? '' : ', optional'}</td>
            <td>${field.description}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Nested objects as dotted names. */
function fieldsOf(schema: TSchema, prefix = ''): Field[] {
  if ('items' in schema && isSchema(schema.items)) return fieldsOf(schema.items, prefix);
  if (!('properties' in schema) || !isSchema(schema.properties)) return [];
  const required: unknown = 'required' in schema ? schema.required : [];
  return Object.entries(schema.properties).flatMap(([key, property]) => {
    if (!isSchema(property)) return [];
    const name = `${prefix}${key}`;
    const nested = fieldsOf(property, `${name}.`);
    if (nested.length > 0) return nested;
    const description = 'description' in property ? { description: String(property.description) } : {};
    return [
      { name, required: Array.isArray(required) && required.includes(key), type: typeOf(property), ...description },
    ];
  });
}

function isSchema(value: unknown): value is TSchema {
  return typeof value === 'object' && value !== null;
}

function typeOf(schema: TSchema): string {
  if ('enum' in schema && Array.isArray(schema.enum)) return schema.enum.join(' | ');
  if ('const' in schema) return String(schema.const);
  if ('anyOf' in schema && Array.isArray(schema.anyOf)) return schema.anyOf.filter(isSchema).map(typeOf).join(' or ');
  if ('type' in schema) return Array.isArray(schema.type) ? schema.type.join(' or ') : String(schema.type);
  return 'any';
}
