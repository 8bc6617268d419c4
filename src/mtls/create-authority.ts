// Makes an authority of ours; the first one, or the next one beside it. Its key is in the database, sealed.
import { badParam } from '#kit/fault.ts';
import { newId } from '#kit/ids.ts';
import { inTransaction } from '#world/ctx.ts';
import type { Host } from '#world/world.ts';
import { authorityKeyContext, insertAuthority, insertServer, serverKeyContext } from './authority-rows.ts';
import { operatorProblem, type Authority, type Operator } from './authority.ts';
import { makeAuthority, makeServerCertificate } from './make-certificate.ts';
import { toServerNames } from './server-names.ts';

const YEARS = 10;
/** Clients of Apple's take at most 825 days, also from private authorities. */
const SERVER_MONTHS = 24;

/**
 * @param serverNames names and addresses for a certificate of the listener; undefined: the operator has one
 * @throws Fault `param_error`
 */
export async function createAuthority(
  host: Host,
  operator: Operator,
  serverNames: readonly string[] | undefined,
): Promise<Authority> {
  const problem = operatorProblem(operator);
  if (problem !== undefined) throw badParam('Operator', problem);
  const made = await makeAuthority(host, operator, YEARS);
  const authority: Authority = {
    ...operator,
    id: newId('mca_', host),
    certificate: made.certificate,
    createdAt: host.now(),
    retiredAt: undefined,
  };
  const server =
    serverNames === undefined
      ? undefined
      : await makeServerCertificate(
          host,
          { ...made, operator },
          { names: toServerNames(serverNames), months: SERVER_MONTHS },
        );
  await inTransaction(host, async ({ db, vault }) => {
    await insertAuthority(db, authority, vault.seal(made.key, authorityKeyContext(authority.id)));
    if (server === undefined) return;
    const keySealed = vault.seal(server.key, serverKeyContext(authority.id));
    await insertServer(db, authority.id, { certificate: server.certificate, keySealed });
  });
  return authority;
}
