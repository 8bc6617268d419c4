// The command line: a table of commands; without one it serves.
import { Fault } from '#kit/fault.ts';
import type { Env } from '#config/config.ts';
import { UsageError, type Command } from './command.ts';
import { allowListCommands } from './commands/allow-list.ts';
import { clientFaceCommand } from './commands/client-face.ts';
import { clientCommands } from './commands/clients.ts';
import { clientSettingCommands } from './commands/client-settings.ts';
import { hookCommands } from './commands/hooks.ts';
import { keyCommands } from './commands/keys.ts';
import { migrateCommand } from './commands/migrate.ts';
import { mtlsCommands } from './commands/mtls.ts';
import { recoveryCommands } from './commands/recovery.ts';
import { reportCommands } from './commands/reports.ts';
import { requestCommands } from './commands/requests.ts';
import { returnUrlCommands } from './commands/return-urls.ts';
import { secretCommands } from './commands/secret.ts';
import { serve } from './commands/serve.ts';
import { trailCommands } from './commands/trail.ts';
import { userCommands } from './commands/users.ts';
import { webhookCommands } from './commands/webhooks.ts';
import type { OutsideWithoutLog } from './open-host.ts';

const commands: readonly Command[] = [
  serve,
  migrateCommand,
  ...clientCommands,
  ...keyCommands,
  ...allowListCommands,
  ...clientSettingCommands,
  clientFaceCommand,
  ...returnUrlCommands,
  ...requestCommands,
  ...mtlsCommands,
  ...secretCommands,
  ...trailCommands,
  ...userCommands,
  ...reportCommands,
  ...recoveryCommands,
  ...hookCommands,
  ...webhookCommands,
];

/** Answers the exit code. @throws Error whose message tells the operator what to mend */
export async function runCli(args: readonly string[], env: Env, outside: OutsideWithoutLog): Promise<number> {
  const print = (line: string) => void process.stdout.write(`${withoutControls(line)}\n`);
  const command =
    args.length === 0 ? serve : commands.find((candidate) => wordsOf(candidate).every((word, i) => args[i] === word));
  if (asksForHelp(args, command)) {
    for (const line of help(commandsLike(args))) print(line);
    return 0;
  }
  if (command === undefined)
    throw new Error([`There is no command "${args.join(' ')}".`, ...help(commandsLike(args))].join('\n'));
  try {
    return await command.run({ args: args.slice(wordsOf(command).length), env, outside, print });
  } catch (error) {
    throw asAdvice(error, command);
  }
}

/** Names and errors say what platforms said: to a terminal they are text, never an order. As JSON would write it. */
function withoutControls(line: string): string {
  return line.replaceAll(
    /(?![\t\n])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** What is told as the value of an option (a reason, a name) is no question, whatever it says. */
function asksForHelp(args: readonly string[], command: Command | undefined): boolean {
  if (args[0] === 'help') return true;
  const valued = [...(command?.usage ?? '').matchAll(/(--[a-z-]+) [^\]]/g)].map(([, option]) => option);
  return args.some((arg, index) => (arg === '--help' || arg === '-h') && !valued.includes(args[index - 1]));
}

function wordsOf(command: Command): string[] {
  return command.usage
    .split(' ')
    .filter((word) => /^[a-z-]+$/.test(word) && !word.startsWith('--'))
    .slice(0, 2);
}

function asAdvice(error: unknown, command: Command): unknown {
  const isUsage =
    error instanceof UsageError ||
    (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  if (isUsage && error instanceof Error)
    return new Error(`${error.message}\nUsage: strongroom ${command.usage}`, { cause: error });
  if (error instanceof Fault)
    return new Error(Object.values(error.errors ?? {}).join('\n') || error.message, { cause: error });
  return error;
}

/** Those that begin with the same words; all of them when none does. */
function commandsLike(args: readonly string[]): readonly Command[] {
  const words = args.filter((arg) => arg !== 'help' && !arg.startsWith('-')).slice(0, 2);
  for (const told of [words, words.slice(0, 1)]) {
    const alike = commands.filter((command) => told.every((word, i) => wordsOf(command)[i] === word));
    if (told.length > 0 && alike.length > 0) return alike;
  }
  return commands;
}

/** One below the other, so that it can be read in a terminal of any width. */
function help(shown: readonly Command[]): string[] {
  const lines = shown.flatMap(({ usage, does }) => [`  ${usage}`, `      ${does}`]);
  const isPart = shown.length < commands.length;
  return ['Usage: strongroom <command>', '', ...lines, ...(isPart ? ['', 'All commands: strongroom --help'] : [])];
}
