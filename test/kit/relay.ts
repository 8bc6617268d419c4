// A mail relay on this machine: it keeps the mails that it took, and refuses what a test wants.
import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { MailConfig } from '#config/messages.ts';

export interface TakenMail {
  readonly raw: string;
  readonly parsed: ParsedMail;
  /** Of the envelope. */
  readonly from: string;
  readonly to: readonly string[];
  readonly secure: boolean;
  readonly user: string | undefined;
}

export interface Relay {
  readonly config: MailConfig;
  readonly taken: TakenMail[];
  /** The reply to each step; undefined: it goes on. */
  refuse: {
    mail?: string | undefined;
    recipient?: string | undefined;
    data?: string | undefined;
    login?: string | undefined;
  };
  /** Those to an address, the newest last. */
  mailsTo(address: string): readonly TakenMail[];
}

/** Of this machine alone, for tests alone: it proves nothing to anybody. */
const CERTIFICATE =
  'MIIBaDCCAQ2gAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMMCWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABPCtHLekmgeNZOUQNRph9E+HfHrJ5M0AIjCTP04P44N6RmlpXYlQRurFnt0fVuIQSOJxYXybupGU9e2P1Ha52KajTjBMMBoGA1UdEQQTMBGCCWxvY2FsaG9zdIcEfwAAATAPBgNVHRMBAf8EBTADAQH/MB0GA1UdDgQWBBSV/08ma1XOnoXO1TLZTa4uKz83QDAKBggqhkjOPQQDAgNJADBGAiEAqJQFsA9W9IhtNAzyIZDSj602I0ePWBjpiHH24VW0zkkCIQDy52pn8wRPitFttk7C1h7YI0JK9/mp4+nkT3ykOclHOw==';
const KEY =
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg2k+7m6SqIF1Qeer6qrkEgJAx9XQ3s8E0b2/cB4KUOaqhRANCAATwrRy3pJoHjWTlEDUaYfRPh3x6yeTNACIwkz9OD+ODekZpaV2JUEbqxZ7dH1biEEjicWF8m7qRlPXtj9R2udim';

const certificate = new X509Certificate(Buffer.from(CERTIFICATE, 'base64')).toString();
const key = createPrivateKey({ key: Buffer.from(KEY, 'base64'), format: 'der', type: 'pkcs8' }).export({
  format: 'pem',
  type: 'pkcs8',
});

/** From here on this process believes the relay's certificate. */
export function trustRelay(): void {
  setDefaultCACertificates([...getCACertificates('default'), certificate]);
}

/** Without TLS unless told. */
export async function openRelay(options: SMTPServerOptions = {}): Promise<Relay> {
  const taken: TakenMail[] = [];
  const server = new SMTPServer({
    key,
    cert: certificate,
    logger: false,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onAuth: ({ username }, _session, done) => done(refusal(relay.refuse.login), { user: username ?? '' }),
    onMailFrom: (_address, _session, done) => done(refusal(relay.refuse.mail)),
    onRcptTo: (_address, _session, done) => done(refusal(relay.refuse.recipient)),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const refused = refusal(relay.refuse.data);
        if (refused !== undefined) return done(refused);
        const raw = Buffer.concat(chunks);
        const { mailFrom, rcptTo } = session.envelope;
        void simpleParser(raw).then((parsed) => {
          taken.push({
            raw: raw.toString('latin1'),
            parsed,
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            secure: session.secure,
            user: session.user?.toString(),
          });
          done();
        });
      });
    },
    ...options,
  });
  // A client that gives up in the middle is none of its business.
  server.on('error', () => {});
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  after(() => new Promise<void>((resolve) => server.close(resolve)));
  // Safe: a server that listens on a port has such an address.
  const { port } = server.server.address() as AddressInfo;
  const relay: Relay = {
    config: {
      name: 'smtp',
      host: 'localhost',
      port,
      secure: options.secure === true,
      requireTls: false,
      user: undefined,
      password: undefined,
      from: 'security@pay.example.com',
    },
    taken,
    refuse: {},
    mailsTo: (address) => taken.filter(({ to }) => to.includes(address)),
  };
  return relay;
}

/** `550 5.1.1 No such user` */
function refusal(reply: string | undefined): Error | undefined {
  if (reply === undefined) return undefined;
  return Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) });
}
