// Nothing can be asked of the person here: what they can do instead, in plain words.
import { html } from '#kit/html.ts';
import type { OpenScreen, StepScreen } from '../screen.ts';
import { seal } from './marks.ts';
import { problemBox, type View, type Words } from './view.ts';

type Stranded = Extract<StepScreen, { name: 'stranded' }>;

export function stranded(words: Words, screen: OpenScreen, { why, original }: Stranded): View {
  const { say } = words;
  const { platform, sessionId, problem } = screen;
  const action = `/session/${sessionId}`;
  return {
    title: say(`page.stranded_${why}`),
    body: html`<p class="lead">${say(`page.stranded_${why}_text`, { platform })}</p>
      ${problemBox(words, problem)}
      ${
        original &&
        html`<form class="choices" method="post" action="${action}/change">
          <button class="button plain" name="flow" value="forgotten_pin">${say('page.original_pin')}</button>
          <button class="button plain" name="flow" value="changed_number">${say('page.original_number')}</button>
        </form>`
      }
      <form method="post" action="${action}/recovery">
        <button class="button">${say('page.stranded_end', { platform })}</button>
      </form>`,
    seal: seal('waiting'),
  };
}
