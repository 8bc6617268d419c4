// How a platform shows itself: its trading name, its colours and its logo, shown and changed.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { changeFace, type FaceChange } from '#clients/change-face.ts';
import { getProfile } from '#clients/face-rows.ts';
import { logoPath } from '#clients/face.ts';
import { positionals, UsageError, type Command } from '../command.ts';
import { withHost } from '../open-host.ts';

const NONE = 'none';

export const clientFaceCommand: Command = {
  usage: 'client face <ClientId> [--name <name>] [--theme-colour <hex>] [--button-colour <hex>] [--logo <file>]',
  does: "Show or change a platform's face (docs/face.md); `none` takes a colour or the logo away.",
  async run({ args, env, outside, print }) {
    const { id, change } = await toChange(args);
    const isChange = Object.values(change).some((told) => told !== undefined);
    const { face, name } = await withHost(env, outside, (host) =>
      isChange ? changeFace(host, id, change) : getProfile(host.db, id),
    );
    const { themeColour, buttonColour, logo } = face;
    print(`name\t${name}`);
    print(`theme colour\t${themeColour ?? NONE}`);
    print(`button colour\t${buttonColour ?? NONE}`);
    print(`logo\t${logo === undefined ? NONE : `${logoPath(logo)}\t${logo.width} x ${logo.height}`}`);
    return 0;
  },
};

const options = {
  name: { type: 'string' },
  'theme-colour': { type: 'string' },
  'button-colour': { type: 'string' },
  logo: { type: 'string' },
} as const;

async function toChange(args: readonly string[]): Promise<{ id: string; change: FaceChange }> {
  const { values, positionals: rest } = parseArgs({ args: [...args], options, allowPositionals: true });
  const { ClientId: id } = positionals(rest, ['ClientId']);
  const name = values.name?.trim();
  if (name === '') throw new UsageError('the trading name cannot be empty: people see it on every page');
  const change = {
    name,
    themeColour: toNull(values['theme-colour']),
    buttonColour: toNull(values['button-colour']),
    logo: await toLogo(values.logo),
  };
  return { id, change };
}

function toNull(told: string | undefined): string | null | undefined {
  return told === NONE ? null : told;
}

async function toLogo(file: string | undefined): Promise<Buffer | null | undefined> {
  if (file === undefined) return undefined;
  if (file === NONE) return null;
  return await readFile(file).catch((cause: unknown) => {
    throw new UsageError(`${file} cannot be read`, { cause });
  });
}
