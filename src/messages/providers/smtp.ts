// Mail by SMTP (RFC 5321) through nodemailer, a connection for each message: https://nodemailer.com/smtp and /errors.
import { createTransport } from 'nodemailer';
import type { MailConfig } from '#config/messages.ts';
import { SECOND } from '#kit/time.ts';
import type { OutgoingMessage } from '../message.ts';
import type { Answer, Provider, Result } from '../provider.ts';
import { onOneLine } from '../render.ts';
import { codeOf } from './ask.ts';

/** A relay may look up and scan before it answers; well below the life of a worker's claim. */
const SENT_WITHIN_MS = 15 * SECOND;

/** One plain address: nothing that could name a second one, or end a line. */
const ADDRESS = /^[^\s@<>()[\]\\,;:"\p{Cc}]+@[^\s@<>()[\]\\,;:"\p{Cc}]+$/u;

/** RFC 3463: bad destination address, and mailbox disabled; the other 5.x.x are about us, our sender or our words. */
const ABOUT_THE_ADDRESS = /\b5\.(?:1\.[1236]|2\.1)\b/;
/** From servers that send no such code. */
const NO_SUCH_MAILBOX: ReadonlySet<number> = new Set([550, 551, 553]);

interface Failure {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly response?: unknown;
  readonly responseCode?: unknown;
}

/** @param withinMs only tests wait less than usual */
export function createSmtp(config: MailConfig, withinMs = SENT_WITHIN_MS): Provider {
  const { host, port, secure, requireTls, user, password, from } = config;
  const transport = createTransport({
    host,
    port,
    secure,
    // RFC 8314: in clear to nobody but this machine; certificates are always checked.
    ...(requireTls ? { requireTLS: true } : { ignoreTLS: true }),
    tls: { minVersion: 'TLSv1.2' },
    ...(user === undefined ? {} : { auth: { user, pass: password }, forceAuth: true }),
    dnsTimeout: withinMs,
    connectionTimeout: withinMs,
    greetingTimeout: withinMs,
    socketTimeout: withinMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    name: 'smtp',
    async hand(message) {
      if (message.mail === undefined) throw new Error(`message ${message.id} is no mail`);
      if (!ADDRESS.test(message.recipient)) return { result: 'number_refused' };
      // A server that drips its answers must not hold the worker either.
      const signal = AbortSignal.timeout(withinMs);
      try {
        await transport.sendMail({ ...toMail(message, message.mail, from), signal });
        return { result: 'taken' };
      } catch (error) {
        return toAnswer(error, signal.aborted);
      }
    },
  };
}

function toMail(
  { id, recipient, platform, text }: OutgoingMessage,
  mail: { subject: string; html: string },
  from: string,
) {
  return {
    // The same at each attempt, so that mailboxes can tell a copy.
    messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    envelope: { from, to: [recipient] },
    from: { name: onOneLine(platform), address: from },
    to: { name: '', address: recipient },
    subject: onOneLine(mail.subject),
    text,
    html: mail.html,
    headers: {
      // RFC 3834: no machine shall answer it.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
  };
}

/** A class and a number: what a server says repeats the address. */
function toAnswer(error: unknown, late: boolean): Answer {
  const failure: Failure = typeof error === 'object' && error !== null ? error : {};
  const code = codeOf(failure.responseCode ?? failure.code);
  return { result: late ? 'timeout' : resultOf(failure), code };
}

function resultOf(failure: Failure): Result {
  if (typeof failure.responseCode === 'number') return resultOfReply(failure, failure.responseCode);
  switch (failure.code) {
    case 'ETIMEDOUT':
    case 'EABORT':
      return 'timeout';
    case 'ECONNECTION':
    case 'ESOCKET':
    case 'EDNS':
      return 'unreachable';
    case 'EAUTH':
    case 'ETLS':
    case 'EENVELOPE':
      return 'refused';
    default:
      return 'failed';
  }
}

function resultOfReply({ command, response }: Failure, reply: number): Result {
  if (reply >= 400 && reply < 500) return 'busy';
  if (reply < 500) return 'failed';
  return command === 'RCPT TO' && isAboutTheAddress(String(response), reply) ? 'number_refused' : 'refused';
}

function isAboutTheAddress(response: string, reply: number): boolean {
  const isEnhanced = /^\d{3}[ -]\d\.\d{1,3}\.\d{1,3}\b/.test(response);
  return isEnhanced ? ABOUT_THE_ADDRESS.test(response) : NO_SUCH_MAILBOX.has(reply);
}
