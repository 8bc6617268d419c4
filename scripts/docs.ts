// Writes docs/errors.md and docs/settings.md from the tables in the code; a law test fails when they differ.
import { writeFile } from 'node:fs/promises';
import { settings } from '#config/settings.ts';
import { wireErrors } from '#http/errors.ts';

export function errorsDocument(): string {
  const rows = Object.values(wireErrors).map(
    ({ type, status, message, cure }) => `| \`${type}\` | ${status} | ${message} | ${cure} |`,
  );
  return `# Errors

Every refusal of the API has this body: \`Message\`, \`Type\`, \`Id\` (also in the server's log), \`Date\` (unix seconds) and \`errors\` (field to sentence, or null). A bad token is answered without \`Id\` and \`errors\`. The token endpoint answers \`{"error", "error_description"}\` (RFC 6749, 5.2).

| \`Type\` | HTTP | \`Message\` | What to do |
|---|---|---|---|
${rows.join('\n')}
`;
}

export function settingsDocument(): string {
  const rows = Object.entries(settings).map(
    ([name, { fallback, effect }]) => `| \`${name}\` | ${fallback} | ${effect} |`,
  );
  return `# Settings

All settings are environment variables. A start with missing or wrong ones names every one of them and changes nothing.

| Setting | Default | Effect |
|---|---|---|
${rows.join('\n')}
`;
}

if (import.meta.main) {
  await writeFile('docs/errors.md', errorsDocument());
  await writeFile('docs/settings.md', settingsDocument());
}
