// `strongroom serve`: the server, until a signal ends it.
import { parseArgs } from 'node:util';
import { createApp } from '../../app.ts';
import { assets } from '#hosted/assets.ts';
import { listen } from '#http/listen.ts';
import type { Command, Invocation } from '../command.ts';
import { open } from '../open-host.ts';

export const serve: Command = {
  usage: 'serve [--until-stdin-ends]',
  does: 'Start the server (this is also what no command does).',
  run: runServer,
};

async function runServer({ args, env, outside, print }: Invocation): Promise<number> {
  const options = { 'until-stdin-ends': { type: 'boolean' } } as const;
  const { values } = parseArgs({ args: [...args], options });
  const ended = Promise.withResolvers<number>();
  const opened = await open(env, outside, (error) => {
    print(error.message);
    ended.resolve(1);
  });
  const stop = () => ended.resolve(0);
  // A terminal and npm may both deliver the same Ctrl-C: the second must not kill what is being closed.
  process.on('SIGINT', stop).on('SIGTERM', stop);
  // Whoever started us holds the other end: it ends with them, however they end.
  if (values['until-stdin-ends'] === true) process.stdin.on('end', stop).on('error', stop).resume();
  try {
    const { config, secret, database } = opened;
    const app = await createApp(config, secret, database, opened.outside);
    try {
      await listen(app.server, config);
      await app.openMtls();
      app.startJobs();
      // Made ready before the first person comes; a failure shows when a page needs them.
      void assets().catch(() => {});
      for (const line of welcome(config.mode, config.publicUrl)) print(line);
      if (config.mtls !== undefined) print(`  mTLS      ${config.mtls.url}   with a client certificate (docs/mtls.md)`);
      return await ended.promise;
    } finally {
      await app.close();
    }
  } finally {
    // Nor does an input that is still open keep us.
    process.stdin.pause();
    await opened.close();
  }
}

function welcome(mode: 'sandbox' | 'live', publicUrl: string): string[] {
  if (mode === 'live') return [`Strongroom is ready at ${publicUrl} (live mode).`];
  return [
    `Strongroom sandbox is ready at ${publicUrl}`,
    `  API       ${publicUrl}/v2.01/demo/…   client "demo", API key "demo-api-key"`,
    `  Inbox     ${publicUrl}/sandbox   the codes sent by SMS`,
    `  Reference ${publicUrl}/docs`,
  ];
}
