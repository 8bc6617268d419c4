// Changes what a client decides; null takes a setting back to its default. The trail says what was changed, and by whom.
import { badParam } from '#kit/fault.ts';
import { record } from '#trail/record.ts';
import { inTransaction } from '#world/ctx.ts';
import type { Host } from '#world/world.ts';
import { getClient, saveSetting } from './client-rows.ts';
import { byOperator, type Author } from './author.ts';
import { checkSetting, clientSettings, toObject, toSettingName, type ClientSettingName } from './client.ts';

/** @param settings by name; null takes one back to its default. All or none. @throws Fault that names the setting, or `not_found` */
export async function changeSettings(host: Host, clientId: string, settings: unknown, by: Author): Promise<void> {
  const changes = Object.entries(toObject(settings)).map(([name, value]) => ({
    name: checked(host, name, value, by),
    value,
  }));
  await inTransaction(host, async (tx) => {
    const { id } = await getClient(tx.db, clientId);
    for (const { name, value } of changes) {
      await saveSetting(tx.db, id, name, value);
      const what = `setting ${name}: ${value === null ? 'the default' : JSON.stringify(value)}`;
      await record(tx, { clientId: id, userId: undefined, sessionId: undefined, what, outcome: `changed by ${by}` });
    }
  });
}

/** One, by the operator. @throws Fault as above */
export async function changeSetting(host: Host, clientId: string, name: string, value: unknown): Promise<void> {
  await changeSettings(host, clientId, { [name]: value }, byOperator);
}

function checked(host: Host, name: string, value: unknown, by: Author): ClientSettingName {
  const setting = toSettingName(name);
  if ('isOperators' in clientSettings[setting] && by !== byOperator) {
    throw badParam('Settings', `${setting} is the operator's to change: ask them.`);
  }
  if (value !== null) checkSetting(setting, value);
  if (value === 'original' && !host.rules.allowsOriginalChanges) {
    throw badParam('Settings', `${setting} can be "original" in a sandbox only: it lets one element change another.`);
  }
  return setting;
}
