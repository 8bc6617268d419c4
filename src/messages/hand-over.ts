// Hands a message to the first provider that takes it: the next one is asked at once when one refuses or is too slow.
import type { World } from '#world/world.ts';
import { inOrder, noteResult, type Healths } from './breaker.ts';
import type { Channel, OutgoingMessage } from './message.ts';
import type { Answer, Attempt, Provider } from './provider.ts';
import type { Send } from './send-due.ts';

/**
 * The same message, text and id for each: a provider that was too slow may still send it, so that a person can get the
 * same code twice, but never a second code.
 */
export function handOverBy(world: World, providers: readonly Provider[]): Send {
  let healths: Healths = {};
  return async (message) => {
    const attempts: Attempt[] = [];
    for (const provider of inOrder(providers, healths, world.now())) {
      const answer = await ask(world, provider, message);
      healths = noteResult(healths, provider.name, answer.result, world.now());
      attempts.push({ provider: provider.name, ...answer });
      if (answer.result === 'taken') return { outcome: 'sent', attempts };
      const { result, code } = answer;
      world.log.warn('a provider did not take a message', { id: message.id, provider: provider.name, result, code });
    }
    return { outcome: 'not_taken', attempts };
  };
}

/** Each channel has providers of its own: a mail never goes out as a text message, nor the other way round. */
export function handOverByChannel(world: World, providers: Readonly<Record<Channel, readonly Provider[]>>): Send {
  const sends = { sms: handOverBy(world, providers.sms), email: handOverBy(world, providers.email) };
  return (message) => sends[message.channel](message);
}

/** A mistake in one adapter must not keep the next provider from being asked. */
async function ask(world: World, provider: Provider, message: OutgoingMessage): Promise<Answer> {
  try {
    return await provider.hand(message);
  } catch (error) {
    world.log.error('a provider could not be asked', { id: message.id, provider: provider.name, error });
    return { result: 'failed' };
  }
}
