// The other ways on, below every step that has some: each is a plain form.
import { html, type Html } from '#kit/html.ts';
import type { OpenScreen, StepScreen } from '../screen.ts';
import type { Words } from './view.ts';

export function waysOn({ say }: Words, { sessionId, ways, screen }: OpenScreen): Html | undefined {
  if (!Object.values(ways).some(Boolean)) return undefined;
  const action = `/session/${sessionId}`;
  const way = (path: string, label: string, value?: string) =>
    html`<form method="post" action="${action}/${path}">
      <button class="link" ${value !== undefined && html` name="way" value="${value}"`}>${label}</button>
    </form>`;
  return html`<div class="after ways">
    ${ways.other && way('way', say(declineOf(screen)), 'other')}
    ${ways.passkey && way('way', say('page.way_passkey'), 'passkey')}
    ${ways.lost && way('lost', say('page.way_lost'))}
    ${ways.settings && way('manage', say('page.way_settings'))}
    ${ways.back && way('back', say('page.way_back'))}
  </div>`;
}

function declineOf(screen: StepScreen) {
  if (screen.name === 'passkey' || screen.name === 'stranded') return 'page.way_other';
  const isFirst = screen.name === 'new_passkey' && screen.purpose !== 'second';
  return isFirst ? 'page.way_no_passkey' : 'page.way_not_now';
}
