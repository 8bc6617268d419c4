// Puts a seed into the database. What is there already stays: a restart changes nothing.
import { toLegalPatch, toNaturalPatch } from '#actions/enrollment/sca-bodies.ts';
import { addClient, addKey } from '#clients/add-client.ts';
import { changeFace } from '#clients/change-face.ts';
import { findClient } from '#clients/client-rows.ts';
import { toFile } from '#clients/upload-logo.ts';
import { savePhone } from '#factors/phone/phone-rows.ts';
import { sealPin } from '#factors/pin/pin-hash.ts';
import { savePin } from '#factors/pin/pin-rows.ts';
import { Fault } from '#kit/fault.ts';
import { newId } from '#kit/ids.ts';
import { fromUnixSeconds } from '#kit/time.ts';
import { saveContact } from '#sca/contact-rows.ts';
import { recordAsked, recordEnrolled } from '#sca/enrolment-rows.ts';
import { newUser } from '#users/revise.ts';
import { scaContact } from '#users/user.ts';
import { getUser, insertUser, isUser } from '#users/user-rows.ts';
import { assertHookUrl } from '#webhooks/hook.ts';
import { insertKey } from '#webhooks/hook-key-rows.ts';
import { makeKey } from '#webhooks/hook-key.ts';
import { insertHook } from '#webhooks/hook-rows.ts';
import type { Host } from '#world/world.ts';
import type { Seed, SeedUser } from './seed.ts';

/** The client of everybody's first steps. */
const demo = { ClientId: 'demo', ApiKey: 'demo-api-key', Name: 'Demo Marketplace', Settings: {} };

/** All or nothing. @throws Error that names the entry that does not fit the others */
export async function plant(host: Host, seed: Seed): Promise<void> {
  const clients = seed.clients.some((client) => client.ClientId === demo.ClientId)
    ? seed.clients
    : [demo, ...seed.clients];
  await host.db.transaction(async (db) => {
    const tx = { ...host, db };
    for (const client of clients) await plantClient(tx, `clients[${seed.clients.indexOf(client)}]`, client);
    for (const [index, user] of seed.users.entries()) {
      await assertClient(tx, `users[${index}]`, user.ClientId);
      await plantUser(tx, user);
    }
    for (const [index, hook] of seed.hooks.entries()) {
      await assertClient(tx, `hooks[${index}]`, hook.ClientId);
      assertUrl(`hooks[${index}]`, hook.Url);
      const id = newId('hook_m_', tx);
      const isNew = await insertHook(tx.db, hook.ClientId, {
        id,
        eventType: hook.EventType,
        url: hook.Url,
        email: undefined,
        tag: undefined,
        form: hook.Secret === undefined ? 'GET' : 'SIGNED_POST',
        enabled: true,
        valid: true,
        consecutiveFailures: 0,
        createdAt: hook.CreationDate === undefined ? tx.now() : fromUnixSeconds(hook.CreationDate),
      });
      if (isNew && hook.Secret !== undefined) {
        await insertKey(tx, { ...makeKey(tx, id, 'HMAC'), secret: hook.Secret });
      }
    }
  });
}

async function assertClient(tx: Host, entry: string, clientId: string): Promise<void> {
  if ((await findClient(tx.db, clientId)) === undefined) throw new Error(`${entry}: there is no client ${clientId}`);
}

function assertUrl(entry: string, url: string): void {
  try {
    assertHookUrl(url, true);
  } catch (cause) {
    throw new Error(`${entry}: Url: ${url} cannot be called`, { cause });
  }
}

async function plantClient(tx: Host, entry: string, client: Seed['clients'][number]): Promise<void> {
  const { ClientId: id, ApiKey, Name, Settings: settings } = client;
  if ((await findClient(tx.db, id)) !== undefined) return;
  await addClient(tx, { id, name: Name ?? id, settings });
  await addKey(tx, id, 'seed', { chosen: ApiKey });
  await plantFace(tx, entry, client);
}

async function plantFace(tx: Host, entry: string, client: Seed['clients'][number]): Promise<void> {
  const { ClientId: id, PrimaryThemeColour: themeColour, PrimaryButtonColour: buttonColour, Logo } = client;
  try {
    await changeFace(tx, id, { themeColour, buttonColour, logo: Logo === undefined ? undefined : toFile(Logo) });
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    throw new Error(`${entry}: Logo: ${Object.values(cause.errors ?? {}).join(' ')}`, { cause });
  }
}

async function plantUser(tx: Host, entry: SeedUser): Promise<void> {
  if (await isUser(tx.db, entry.Id)) return;
  const createdAt = entry.CreationDate === undefined ? tx.now() : fromUnixSeconds(entry.CreationDate);
  const patch = entry.PersonType === 'NATURAL' ? toNaturalPatch(entry) : toLegalPatch(entry);
  const user = newUser({ id: entry.Id, clientId: entry.ClientId, createdAt }, patch);
  await insertUser(tx.db, {
    ...user,
    status: entry.UserStatus ?? user.status,
    kycLevel: entry.KYCLevel ?? user.kycLevel,
  });
  await plantCredentials(tx, entry, createdAt);
}

async function plantCredentials(
  tx: Host,
  { Id: userId, ClientId: clientId, Sca }: SeedUser,
  createdAt: Date,
): Promise<void> {
  if (Sca === undefined) return;
  await recordAsked(tx.db, userId, createdAt);
  if (Sca.Enrolled !== true) return;
  const at = Sca.LastEnrollmentDate === undefined ? createdAt : fromUnixSeconds(Sca.LastEnrollmentDate);
  if (Sca.Pin !== undefined) await savePin(tx.db, userId, await sealPin(tx, { clientId, userId }, Sca.Pin), at);
  if (Sca.PhoneNumber !== undefined) {
    await savePhone(tx.db, userId, Sca.PhoneNumber, at);
    await saveContact(tx.db, userId, { channel: 'sms', address: Sca.PhoneNumber }, at);
  }
  const { email } = scaContact(await getUser(tx.db, clientId, userId));
  if (email !== undefined) await saveContact(tx.db, userId, { channel: 'email', address: email }, at);
  await recordEnrolled(tx.db, userId, at);
}
