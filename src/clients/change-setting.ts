// Changes what a client decides; null takes a setting back to its default. The trail says what was changed, and by whom.
import { badParam } from '#kit/fault.ts';
import { noteChange } from '#trail/note-change.ts';
import { inTransaction, type Ctx } from '#world/ctx.ts';
import type { Host } from '#world/world.ts';
import { getClient, saveSetting } from './client-rows.ts';
import { checkSetting, clientSettings, toObject, toSettingName, type ClientSettingName } from './client.ts';

/** @param settings by name; null takes one back to its default. All or none. @throws Fault that names the setting */
export async function changeSettings(ctx: Ctx, settings: unknown): Promise<void> {
  const changes = Object.entries(toObject(settings)).map(([name, value]) => ({
    name: checked(ctx, name, value),
    value,
  }));
  await inTransaction(ctx, async (tx) => {
    for (const { name, value } of changes) {
      await saveSetting(tx.db, tx.clientId, name, value);
      const told = value === null ? 'the default' : JSON.stringify(value);
      await noteChange(tx, { what: `setting ${name}: ${told}`, done: 'changed' });
    }
  });
}

/** One, by the operator. @throws Fault as above, or `not_found` */
export async function changeSetting(host: Host, clientId: string, name: string, value: unknown): Promise<void> {
  const { id } = await getClient(host.db, clientId);
  await changeSettings({ ...host, clientId: id }, { [name]: value });
}

function checked({ caller, rules }: Ctx, name: string, value: unknown): ClientSettingName {
  const setting = toSettingName(name);
  if ('isOperators' in clientSettings[setting] && caller !== undefined) {
    throw badParam('Settings', `${setting} is the operator's to change: ask them.`);
  }
  if (value !== null) checkSetting(setting, value);
  if (value === 'original' && !rules.allowsOriginalChanges) {
    throw badParam('Settings', `${setting} can be "original" in a sandbox only: it lets one element change another.`);
  }
  if (setting === 'typing' && value === 'element' && !rules.allowsTypingElement) {
    throw badParam(
      'Settings',
      'typing can be "element" only once error rates were measured that allow it (docs/typing.md): run npm run bench:typing -- --operate.',
    );
  }
  return setting;
}
