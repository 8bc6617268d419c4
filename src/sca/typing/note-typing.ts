// Evidence of what the typing said: a record of the trail, and a line of the risk log.
import type { Unusable } from '#factors/typing/read-sample.ts';
import type { TypingAnswer } from '#factors/typing/verify.ts';
import { record, type Device } from '#trail/record.ts';
import type { Host } from '#world/world.ts';
import type { OpenSession } from '../session.ts';

/** What was looked at: a sample that measures nothing, or what the verifier answered. */
export type TypingScore = { readonly kind: 'unusable'; readonly why: Unusable | 'none' } | TypingAnswer;

/** In the transaction that it tells of. Neither holds anything of the text, nor of its times. */
export async function noteTyping(
  tx: Host,
  { clientId, userId, id: sessionId }: OpenSession,
  score: TypingScore,
  device: Device,
): Promise<void> {
  const outcome = inWords(score);
  await record(tx, { clientId, userId, sessionId, what: 'typing', outcome, element: 'typing', device });
  const ratio = score.kind === 'measured' ? rounded(score.ratio) : undefined;
  tx.log.info('risk', { signal: 'typing', client: clientId, user: userId, session: sessionId, outcome, ratio });
}

function inWords(score: TypingScore): string {
  switch (score.kind) {
    case 'unusable':
      return `not measured: ${score.why.replaceAll('_', ' ')}`;
    case 'abstains':
      return `abstains: ${score.why.replaceAll('_', ' ')}, ${score.samples} samples`;
    case 'forged':
      return `${score.how}, ${score.samples} samples`;
    case 'measured':
      return `ratio ${rounded(score.ratio)}, ${score.samples} samples${score.mature ? ', mature' : ''}`;
  }
}

/** Natural logarithm, to a hundredth: more would be noise. */
const rounded = (ratio: number) => Math.round(ratio * 100) / 100;
