// A person who wants to go back to the platform hears first that this is the end of the session.
import { html } from '#kit/html.ts';
import type { LeaveScreen } from '../screen.ts';
import type { View, Words } from './view.ts';

export function leave({ say }: Words, { sessionId, platform }: LeaveScreen): View {
  const action = `/session/${sessionId}`;
  return {
    title: say('page.leave'),
    body: html`<p class="lead">${say('page.leave_text', { platform })}</p>
      <a class="button" href="${action}">${say('page.leave_stay')}</a>
      <form class="after" method="post" action="${action}/leave">
        <button class="button plain">${say('page.end_back', { platform })}</button>
      </form>`,
  };
}
