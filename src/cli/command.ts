// What a command is: words, a sentence, and what it does.
import type { Env } from '#config/config.ts';
import type { OutsideWithoutLog } from './open-host.ts';

export interface Invocation {
  /** What follows the words of the command. */
  readonly args: readonly string[];
  readonly env: Env;
  readonly outside: OutsideWithoutLog;
  print(line: string): void;
}

export interface Command {
  /** The words of the command, then its arguments: `<required>` and `[optional]`. */
  readonly usage: string;
  readonly does: string;
  /** Answers the exit code. */
  run(invocation: Invocation): Promise<number>;
}

export class UsageError extends Error {}

/** Positional arguments by the names in the usage. @throws UsageError */
export function positionals<const Names extends readonly string[]>(
  args: readonly string[],
  names: Names,
): Record<Names[number], string> {
  if (args.length !== names.length) throw new UsageError(`expected ${names.map((name) => `<${name}>`).join(' ')}`);
  return Object.fromEntries(names.map((name, index) => [name, args[index] ?? ''])) as Record<Names[number], string>;
}
