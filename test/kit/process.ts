// A Strongroom in a process of its own, as an operator starts it; it can be killed.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after } from 'node:test';

export interface Running {
  readonly child: ChildProcess;
  /** What it printed so far. */
  output(): string;
  /** Ends with the exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

/** Ends with the tests of the file, at the latest. */
export function run(args: readonly string[], env: Record<string, string>, cwd = process.cwd()): Running {
  const running = launch(args, env, cwd);
  after(() => running.child.kill('SIGKILL'));
  return running;
}

/** Whoever launches it ends it. */
export function launch(args: readonly string[], env: Record<string, string>, cwd = process.cwd()): Running {
  const child = spawn(process.execPath, ['src/main.ts', ...args], {
    cwd,
    env: { ...inherited(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'close').then(([code, signal]: (number | string | null)[]) => code ?? signal ?? 'unknown');
  return { child, output: () => output, ended };
}

/** Resolves once the server answers; rejects with its output when it ends before. */
export async function ready(running: Running, url: string): Promise<void> {
  let over = false;
  void running.ended.then(() => (over = true));
  for (;;) {
    if (over) throw new Error(`it ended: ${running.output()}`);
    const reply = await fetch(`${url}/healthz`).catch(() => undefined);
    if (reply?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Runs a command to its end. */
export async function command(
  args: readonly string[],
  env: Record<string, string>,
): Promise<{ code: number | string; output: string }> {
  const running = run(args, env);
  const code = await running.ended;
  return { code, output: running.output() };
}

/** None of the settings of whoever runs the tests. */
function inherited(): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'NODE_COMPILE_CACHE', 'TMPDIR'];
  return Object.fromEntries(names.filter((name) => name in process.env).map((name) => [name, process.env[name]]));
}
