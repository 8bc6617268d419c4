// `strongroom migrate`: brings the schema up to date and ends; the server does the same at its start.
import { migrate, stampMode } from '#storage/migrate.ts';
import type { Command } from '../command.ts';
import { open } from '../open-host.ts';

export const migrateCommand: Command = {
  usage: 'migrate',
  does: 'Bring the database schema up to date.',
  async run({ env, outside, print }) {
    const { config, database, close } = await open(env, outside, () => {});
    try {
      const applied = await migrate(database, outside.now());
      await stampMode(database, config.mode);
      print(applied.length === 0 ? 'The schema is up to date.' : `Applied ${applied.join(', ')}.`);
      return 0;
    } finally {
      await close();
    }
  },
};
