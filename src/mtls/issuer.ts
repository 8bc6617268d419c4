// Who signs now: the newest authority that is not retired, with its key.
import { Fault } from '#kit/fault.ts';
import type { Host } from '#world/world.ts';
import { authorityKeyContext, getAuthorityKey, listAuthorities } from './authority-rows.ts';
import type { Authority } from './authority.ts';

/** The newest first. */
export async function listTrusted({ db }: Host): Promise<Authority[]> {
  return (await listAuthorities(db)).filter(({ retiredAt }) => retiredAt === undefined);
}

/** @throws Fault `not_found` that says what to do */
export async function getAuthority(host: Host): Promise<Authority> {
  const [newest] = await listTrusted(host);
  if (newest !== undefined) return newest;
  throw new Fault('not_found', { errors: { Authority: 'There is no authority yet: run strongroom mtls init.' } });
}

/** PKCS #8 in PEM. */
export async function openKey({ db, vault }: Host, { id }: Authority): Promise<string> {
  return vault.open(await getAuthorityKey(db, id), authorityKeyContext(id));
}
