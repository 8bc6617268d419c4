// After a passkey was made: a second way to confirm, for the day on which the first one is lost.
import { html } from '#kit/html.ts';
import type { OpenScreen } from '../screen.ts';
import { problemBox, type View, type Words } from './view.ts';

export function backup(words: Words, { sessionId, problem }: OpenScreen): View {
  const { say } = words;
  return {
    title: say('page.backup'),
    body: html`<p>${say('page.backup_text')}</p>
      ${problemBox(words, problem)}
      <form class="choices" method="post" action="/session/${sessionId}/backup">
        <button class="button" name="backup" value="number">${say('page.backup_number')}</button>
        <button class="button plain" name="backup" value="passkey">${say('page.backup_passkey')}</button>
        <button class="link" name="backup" value="none">${say('page.backup_none')}</button>
      </form>`,
  };
}
