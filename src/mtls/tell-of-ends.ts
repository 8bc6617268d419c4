// Tells of certificates that end soon: 60, 30 and 7 days before, once each, on whichever node comes first.
import { findClient } from '#clients/client-rows.ts';
import { getProfile } from '#clients/face-rows.ts';
import { DAY, later } from '#kit/time.ts';
import { queueAlert } from '#messages/queue-alert.ts';
import { inTransaction } from '#world/ctx.ts';
import type { Host } from '#world/world.ts';
import { lockUntold, setTold } from './certificate-rows.ts';
import { daysLeft, type ClientCertificate } from './certificate.ts';

/** The last one first: who was told nothing for a while is told once, not thrice. */
const DAYS_BEFORE = [7, 30, 60];

/** The operator reads it in the log, the platform's engineers at their `TechEmails`. Answers of how many it told. */
export async function tellOfEnds(host: Host, limit: number): Promise<number> {
  let told = 0;
  for (const days of DAYS_BEFORE) {
    told += await inTransaction(host, async (tx) => {
      const now = tx.now();
      const ending = await lockUntold(tx.db, { now, before: later(now, days * DAY), days, limit });
      for (const certificate of ending) {
        await setTold(tx.db, certificate.thumbprint, days);
        tx.log.warn('a client certificate ends soon', {
          client: certificate.clientId,
          serial: certificate.serial,
          ends: certificate.notAfter.toISOString(),
          days: daysLeft(certificate, now),
        });
        await tellPlatform(tx, certificate);
      }
      return ending.length;
    });
  }
  return told;
}

async function tellPlatform(host: Host, { clientId, serial, subject, notAfter }: ClientCertificate): Promise<void> {
  // A sandbox that was emptied may have lost the client.
  if ((await findClient(host.db, clientId)) === undefined) return;
  const { name: platform, details } = await getProfile(host.db, clientId);
  const content = { serial, subject, endsAt: notAfter.toISOString() };
  for (const recipient of new Set(details.TechEmails)) {
    await queueAlert({ ...host, clientId }, { kind: 'certificate_ends', platform, recipient, content });
  }
}
