// Client certificates: the authority that issues them, and those of each platform (docs/mtls.md).
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { getClient } from '#clients/client-rows.ts';
import { readConfig } from '#config/config.ts';
import { retireAuthority } from '#mtls/authority-rows.ts';
import type { Operator } from '#mtls/authority.ts';
import { listCertificates } from '#mtls/certificate-rows.ts';
import { daysLeft, stateOf } from '#mtls/certificate.ts';
import { getAuthority, listTrusted } from '#mtls/issuer.ts';
import { toPem } from '#mtls/pem.ts';
import { revokeCertificate } from '#mtls/revoke-certificate.ts';
import { positionals, UsageError, type Command } from '../command.ts';
import { withHost } from '../open-host.ts';

export const mtlsCommands: readonly Command[] = [
  {
    usage: 'mtls init [--organisation <name>] [--country <code>] [--suffix <domain>] [--another]',
    does: 'Create the authority for client certificates; in a sandbox also the certificate of the listener.',
    async run({ args, env, outside, print }) {
      const { mode, publicUrl, mtls } = readConfig(env);
      const { another, ...told } = authorityOptions(args);
      const operator = mode === 'sandbox' ? { ...sandboxOperator(publicUrl), ...told } : complete(told, publicUrl);
      const urls = [publicUrl, ...(mtls === undefined ? [] : [mtls.url])];
      const names = ['localhost', '127.0.0.1', '::1', ...urls.map((url) => new URL(url).hostname)];
      // Loaded here alone: it takes a third of a second.
      const { createAuthority } = await import('#mtls/create-authority.ts');
      const authority = await withHost(env, outside, async (host) => {
        const [newest] = await listTrusted(host);
        if (newest !== undefined && !another) {
          throw new Error(`There is an authority already, ${newest.id}. With --another the next one begins beside it.`);
        }
        return await createAuthority(host, operator, mode === 'sandbox' ? names : undefined);
      });
      print(`Authority ${authority.id} of ${operator.organisation} was created.`);
      print(`Certificates will name CN=<ClientId>.${mode === 'sandbox' ? 'sandbox' : 'prod'}.${operator.suffix}.`);
      if (mtls === undefined) print('Set STRONGROOM_MTLS_PORT (or STRONGROOM_MTLS_PROXIES) and start: docs/mtls.md.');
      return 0;
    },
  },
  {
    usage: 'mtls sign --client <ClientId> [--csr <file>]',
    does: "Issue a certificate from a platform's signing request (a file, or what is piped in) and print it.",
    async run({ args, env, outside, print }) {
      const options = { client: { type: 'string' }, csr: { type: 'string' } } as const;
      const { client, csr } = parseArgs({ args: [...args], options }).values;
      if (client === undefined) throw new UsageError('the client is missing');
      const request = csr === undefined ? await text(process.stdin) : await readFile(csr, 'utf8');
      const { signRequest } = await import('#mtls/sign-request.ts');
      const { der } = await withHost(env, outside, (host) => signRequest(host, client, request));
      print(toPem(der).trimEnd());
      return 0;
    },
  },
  {
    usage: 'mtls list [--client <ClientId>]',
    does: 'List certificates: client, serial number, state, end, days left and thumbprint.',
    async run({ args, env, outside, print }) {
      const { client } = parseArgs({ args: [...args], options: { client: { type: 'string' } } }).values;
      await withHost(env, outside, async (host) => {
        if (client !== undefined) await getClient(host.db, client);
        const now = host.now();
        for (const certificate of await listCertificates(host.db, client)) {
          const state = stateOf(certificate, now);
          const left =
            state === 'VALID' ? `${daysLeft(certificate, now)} days left` : (certificate.revokedBecause ?? '');
          const { clientId, serial, notAfter, thumbprint } = certificate;
          print([clientId, serial, state, notAfter.toISOString(), left, thumbprint.toString('base64url')].join('\t'));
        }
      });
      return 0;
    },
  },
  {
    usage: 'mtls revoke <ClientId> <SerialNumber> --reason <text>',
    does: 'Revoke a certificate and every token that is bound to it, at once and on every node.',
    async run({ args, env, outside, print }) {
      const options = { reason: { type: 'string' } } as const;
      const { values, positionals: rest } = parseArgs({ args: [...args], options, allowPositionals: true });
      const { ClientId: clientId, SerialNumber: name } = positionals(rest, ['ClientId', 'SerialNumber']);
      const because = values.reason?.trim() ?? '';
      if (because === '') throw new UsageError('the reason is missing: the list shows it');
      const { serial } = await withHost(env, outside, (host) => revokeCertificate(host, { clientId, name, because }));
      print(`Certificate ${serial} of ${clientId} was revoked.`);
      return 0;
    },
  },
  {
    usage: 'mtls show-ca',
    does: 'Print the certificates of the authorities that count, the newest first (PEM).',
    async run({ args, env, outside, print }) {
      positionals(args, []);
      await withHost(env, outside, async (host) => {
        await getAuthority(host);
        for (const { certificate } of await listTrusted(host)) print(toPem(certificate).trimEnd());
      });
      return 0;
    },
  },
  {
    usage: 'mtls crl',
    does: 'Print the revocation list of each authority (PEM), good for 7 days, for proxies that look at one.',
    async run({ args, env, outside, print }) {
      positionals(args, []);
      const { listRevocations } = await import('#mtls/list-revocations.ts');
      for (const list of await withHost(env, outside, listRevocations)) print(list.trimEnd());
      return 0;
    },
  },
  {
    usage: 'mtls retire-ca <AuthorityId>',
    does: 'Let nothing count any more that this authority issued, at once and on every node.',
    async run({ args, env, outside, print }) {
      const { AuthorityId } = positionals(args, ['AuthorityId']);
      const retired = await withHost(env, outside, (host) => retireAuthority(host.db, AuthorityId, host.now()));
      print(retired ? `Authority ${AuthorityId} was retired.` : `There is no authority ${AuthorityId} that counts.`);
      return retired ? 0 : 1;
    },
  },
];

function authorityOptions(args: readonly string[]): Partial<Operator> & { readonly another: boolean } {
  const word = { type: 'string' } as const;
  const options = { organisation: word, country: word, suffix: word, another: { type: 'boolean' } } as const;
  const { another = false, ...told } = parseArgs({ args: [...args], options }).values;
  return { ...told, another };
}

/** XX is nobody's code (ISO 3166-1, user-assigned). */
function sandboxOperator(publicUrl: string): Operator {
  return { organisation: 'Strongroom Sandbox', country: 'XX', suffix: suffixOf(publicUrl) };
}

function complete({ organisation, country, suffix }: Partial<Operator>, publicUrl: string): Operator {
  if (organisation === undefined || country === undefined) {
    throw new UsageError('say --organisation and --country: every certificate names them');
  }
  return { organisation, country, suffix: suffix ?? suffixOf(publicUrl) };
}

/** A name of ours that is no address. */
function suffixOf(publicUrl: string): string {
  const { hostname } = new URL(publicUrl);
  return /^[\d.]+$|^\[/.test(hostname) ? 'strongroom.invalid' : hostname;
}
