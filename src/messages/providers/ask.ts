// One call of a provider: a limit of time, no redirect, and every failure of the network as an answer.
import type { World } from '#world/world.ts';
import { ANSWER_WITHIN_MS, type Answer } from '../provider.ts';

export interface Call {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Only tests wait less than usual. */
  readonly withinMs?: number | undefined;
  read(response: Response): Answer | Promise<Answer>;
}

/** Answers what `read` makes of the response; its body counts towards the limit too. */
export async function ask(world: World, call: Call): Promise<Answer> {
  try {
    const response = await world.fetch(call.url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'user-agent': 'Strongroom', ...call.headers },
      body: call.body,
      signal: AbortSignal.timeout(call.withinMs ?? ANSWER_WITHIN_MS),
    });
    return await call.read(response);
  } catch (error) {
    return { result: isTimeout(error) ? 'timeout' : 'unreachable' };
  }
}

/** The answer as JSON; an empty object when it is none. */
export async function jsonOf(response: Response): Promise<Readonly<Record<string, unknown>>> {
  const text = await response.text();
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** Numbers and short words only: whatever else a provider says could hold the person's number. */
export function codeOf(value: unknown): string | undefined {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  return /^[\w-]{1,64}$/.test(text) ? text : undefined;
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}
