// Through which door a call came, as of now: a certificate is looked up on every call, so that a revocation holds at once.
import type { Approach, FindCertificate } from '#http/approach.ts';
import type { Door } from './door.ts';

export async function findDoor({ certificate }: Approach, find: FindCertificate): Promise<Door> {
  if (certificate === undefined) return 'plain';
  return (await find(certificate)) ?? 'refused';
}
