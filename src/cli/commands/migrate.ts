// `strongroom migrate`: brings the schema up to date and ends; the server does the same at its start.
import { createVault } from '#kit/secret.ts';
import { prepareDatabase } from '#storage/migrate.ts';
import type { Command } from '../command.ts';
import { open } from '../open-host.ts';

export const migrateCommand: Command = {
  usage: 'migrate',
  does: 'Bring the database schema up to date.',
  async run({ env, outside, print }) {
    const { config, secret, database, close } = await open(env, outside, () => {});
    try {
      const vault = createVault(secret, (bytes) => outside.random(bytes), config.otherSecrets);
      const applied = await prepareDatabase(database, { mode: config.mode, vault }, outside.now());
      print(applied.length === 0 ? 'The schema is up to date.' : `Applied ${applied.join(', ')}.`);
      return 0;
    } finally {
      await close();
    }
  },
};
