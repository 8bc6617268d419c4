// Changes one setting of a client; null takes it back to its default.
import { badParam } from '#kit/fault.ts';
import type { Host } from '#world/world.ts';
import { getClient, saveSetting } from './client-rows.ts';
import { checkSetting, toSettingName } from './client.ts';

/** @throws Fault that names the setting, or `not_found` */
export async function changeSetting(host: Host, clientId: string, name: string, value: unknown): Promise<void> {
  const setting = toSettingName(name);
  if (value !== null) checkSetting(setting, value);
  if (value === 'original' && !host.rules.allowsOriginalChanges) {
    throw badParam('Settings', `${setting} can be "original" in a sandbox only: it lets one element change another.`);
  }
  const { id } = await getClient(host.db, clientId);
  await saveSetting(host.db, id, setting, value);
}
