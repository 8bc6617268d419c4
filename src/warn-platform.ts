// Tells a platform's engineer of a hook that fails, by mail to the hook's own address.
import { getClient } from '#clients/client-rows.ts';
import { queueAlert } from '#messages/queue-alert.ts';
import { loggableUrl } from '#webhooks/notification.ts';
import type { Warning } from '#webhooks/settle-delivery.ts';
import type { Host } from '#world/world.ts';

/** Mangopay: webhooks, failure warnings. In the transaction that counts the failure; a hook without Email has none. */
export async function warnPlatform(tx: Host, { clientId, hook, outcome }: Warning): Promise<void> {
  if (hook.email === undefined) return;
  const { name } = await getClient(tx.db, clientId);
  await queueAlert(
    { ...tx, clientId },
    {
      recipient: hook.email,
      platform: name,
      kind: hook.valid ? 'hook_failing' : 'hook_invalid',
      content: {
        url: loggableUrl(hook.url),
        eventType: hook.eventType,
        hookId: hook.id,
        failures: hook.consecutiveFailures,
        outcome,
      },
    },
  );
}
