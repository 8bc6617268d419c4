// Writes docs/errors.md and docs/settings.md from the tables in the code; a law test fails when they differ.
import { writeFile } from 'node:fs/promises';
import { clientSettings, settingOf } from '#clients/client.ts';
import { settings } from '#config/settings.ts';
import { wireErrors } from '#http/errors.ts';
import { limitsFor, type Scope } from '#messages/budget.ts';

export function errorsDocument(): string {
  const rows = Object.values(wireErrors).map(
    ({ type, status, message, cure }) => `| \`${type}\` | ${status} | ${message} | ${cure} |`,
  );
  return `# Errors

Every refusal of the API has this body: \`Message\`, \`Type\`, \`Id\` (also in the server's log), \`Date\` (unix seconds) and \`errors\` (field to sentence, or null); \`Help\` says what to do. A bad token is answered without \`Id\` and \`errors\`. Every answer, errors or not, carries the id as \`X-Request-Id\`; \`strongroom requests tail --client <ClientId>\`, or \`GET /strongroom/v1/{ClientId}/requests\`, shows a platform's last calls with theirs. The token endpoint answers \`{"error", "error_description"}\` (RFC 6749, 5.2).

| \`Type\` | HTTP | \`Message\` | What to do |
|---|---|---|---|
${rows.join('\n')}
`;
}

export function settingsDocument(): string {
  const rows = Object.entries(settings).map(
    ([name, { fallback, effect }]) => `| \`${name}\` | ${fallback} | ${effect} |`,
  );
  const clientRows = Object.entries(clientSettings).map(
    ([name, { fallback, form, effect }]) =>
      `| \`${name}\` | ${fallback === undefined ? 'none' : `\`${JSON.stringify(fallback)}\``} | ${form} | ${effect} |`,
  );
  return `# Settings

All settings are environment variables. A start with missing or wrong ones names every one of them and changes nothing.

| Setting | Default | Effect |
|---|---|---|
${rows.join('\n')}

## Of one client

Set by \`strongroom client set <ClientId> <setting> <value>\`, shown by \`client show\`; in a seed under \`Settings\`. The value is JSON; \`null\` takes a setting back to its default.

| Setting | Default | Value | Effect |
|---|---|---|---|
${clientRows.join('\n')}
`;
}

const payers: Readonly<Record<Scope, string>> = {
  number: 'one number',
  block: 'one block of numbers: all but the last four digits, so the calling code and the first digits',
  network: 'the browsers of one network: IPv4 /24, IPv6 /64',
  client: 'one client (settings `smsPerHour`, `smsPerDay`)',
};

/** The table of docs/operating.md. */
export function budgetsTable(): string {
  const silent = { settings: {} };
  const limits = limitsFor({ perHour: settingOf(silent, 'smsPerHour'), perDay: settingOf(silent, 'smsPerDay') });
  const rows = [...new Set(limits.map(({ scope }) => scope))].map((scope) => {
    const own = limits.filter((limit) => limit.scope === scope).map(({ most }) => most);
    return `| ${payers[scope]} | ${own.join(' | ')} |`;
  });
  return ['| Codes to, from or for | in an hour | in a day |', '|---|---|---|', ...rows].join('\n');
}

if (import.meta.main) {
  await writeFile('docs/errors.md', errorsDocument());
  await writeFile('docs/settings.md', settingsDocument());
}
