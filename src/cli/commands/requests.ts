// What a platform called last, and what was wrong with it.
import { parseArgs } from 'node:util';
import { getClient } from '#clients/client-rows.ts';
import { tailCalls, type Call, type Tail } from '#http/call-rows.ts';
import { positionals, UsageError, type Command, type Invocation } from '../command.ts';
import { withHost } from '../open-host.ts';

const LOOK_AGAIN_MS = 1_000;
const MOST = 1_000;

export const requestCommands: readonly Command[] = [
  {
    usage: 'requests tail --client <ClientId> [--errors] [--lines <number>] [--follow]',
    does: "Show a platform's last calls and their errors; bodies have lengths in place of values.",
    run: tail,
  },
];

const options = {
  client: { type: 'string' },
  errors: { type: 'boolean' },
  lines: { type: 'string' },
  follow: { type: 'boolean' },
} as const;

async function tail({ args, env, outside, print }: Invocation): Promise<number> {
  const { values, positionals: rest } = parseArgs({ args: [...args], options, allowPositionals: true });
  positionals(rest, []);
  const { client, errors: errorsOnly = false, follow = false } = values;
  if (client === undefined) throw new UsageError('--client is missing');
  const limit = toLines(values.lines ?? '20');
  return await withHost(env, outside, async (host) => {
    const { id } = await getClient(host.db, client);
    const show = async (after: Partial<Pick<Tail, 'position'>>, most: number) => {
      const { calls, position } = await tailCalls(host.db, id, { errorsOnly, after: after.position ?? 0, limit: most });
      for (const call of calls) for (const line of linesOf(call)) print(line);
      return { position };
    };
    let shown = await show({}, limit);
    const ended = new AbortController();
    process.once('SIGINT', () => ended.abort()).once('SIGTERM', () => ended.abort());
    while (follow && (await moment(ended.signal))) shown = await show(shown, MOST);
    return 0;
  });
}

/** One line for the call, one for each error, one for what was sent with what failed. */
function linesOf({ id, calledAt, method, route, status, milliseconds, errorType, errors, body }: Call): string[] {
  const head = [calledAt.toISOString(), status, `${milliseconds} ms`, `${method} ${route}`, errorType ?? '', id];
  const told = Object.entries(errors ?? {}).map(([field, sentence]) => `    ${field}: ${sentence}`);
  const sent = status >= 400 && body !== null ? [`    sent: ${JSON.stringify(body)}`] : [];
  return [head.join('\t'), ...told, ...sent];
}

function toLines(text: string): number {
  const lines = Number(text);
  if (!Number.isInteger(lines) || lines < 1 || lines > MOST)
    throw new UsageError(`--lines must be a whole number from 1 to ${MOST}`);
  return lines;
}

/** False when the command is to end. */
function moment(signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(false);
    const timer = setTimeout(() => resolve(true), LOOK_AGAIN_MS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve(false);
    });
  });
}
