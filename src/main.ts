// The process: arguments and environment in, exit code out. The only place that touches the real clock and chance.
import { randomBytes } from 'node:crypto';
import { runCli } from '#cli/cli.ts';

const outside = {
  now: () => new Date(),
  random: (bytes: number) => randomBytes(bytes),
  fetch: globalThis.fetch,
};

// `strongroom --help | head` closes the pipe early: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  process.exitCode = await runCli(process.argv.slice(2), process.env, outside);
} catch (error) {
  // What an operator can mend is told in one message; a stack helps nobody there.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
