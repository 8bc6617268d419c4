// What lies outside the process comes in here, as parameters: the clock, chance, the network, the log, the keys.
import type { Vault } from '#kit/secret.ts';
import type { Db } from './db.ts';
import type { Outbound } from './outbound.ts';

export interface Log {
  info(message: string, detail?: Readonly<Record<string, unknown>>): void;
  warn(message: string, detail?: Readonly<Record<string, unknown>>): void;
  error(message: string, detail?: Readonly<Record<string, unknown>>): void;
}

/** What a mode may decide differently. Live mode has one constant value of it (app.ts); the sandbox room has its own. */
export interface ModeRules {
  /** Every page says so. */
  readonly isTest: boolean;
  /** Life of a bearer token, seconds. */
  readonly tokenLifeS: number;
  /** The code that a test number always gets; undefined for every number outside the sandbox. */
  fixedCode(phoneNumber: string): string | undefined;
  /** Whether actions of the person with this e-mail address go through without SCA (sandbox test addresses only). */
  bypassesSca(email: string): boolean;
  /** Live: only registered return URLs. Sandbox: any http(s) or app URL. */
  readonly returnUrls: 'registered' | 'any';
  /** What asks for more than the link at a first enrolment, for a client that has not chosen; undefined: it must. */
  readonly firstEnrolment: 'any' | undefined;
  /** Whether a client may choose the original's ways of changing an element with one other (sandbox only). */
  readonly allowsOriginalChanges: boolean;
  /** Whether the typing profile may stand in for the SMS code: only with an operating point that was measured. */
  readonly allowsTypingElement: boolean;
}

/** W3C WebAuthn, 13.4.9: to whom passkeys belong, and on which pages and in which apps they may be used. */
export interface RelyingParty {
  /** A domain: the pages' own or one above it. */
  readonly id: string;
  /** `https://…` and `android:apk-key-hash:…`. */
  readonly origins: readonly string[];
  /** For the files by which the makers of phones ask whether an app belongs here. */
  readonly androidApps: readonly { readonly packageName: string; readonly fingerprint: string }[];
  readonly iosApps: readonly string[];
}

export interface World {
  now(): Date;
  random(bytes: number): Buffer;
  /** Whom the configuration names. */
  fetch: typeof globalThis.fetch;
  /** Whom a platform names. */
  readonly outbound: Outbound;
  readonly log: Log;
  readonly vault: Vault;
  readonly rules: ModeRules;
  /** Origin of the hosted pages and of every link, without a trailing slash. Never taken from a request. */
  readonly publicUrl: string;
  /** From the configuration alone, like the above. */
  readonly relyingParty: RelyingParty;
}

/** A world with a database: what background jobs and the hosted pages work with. */
export interface Host extends World {
  readonly db: Db;
  /** Told of events once they are committed; undefined: nobody waits for them. */
  readonly eventsWritten?: () => void;
  /** Of the call that this is done for, as in its answer, the log and the trail; undefined in jobs and commands. */
  readonly requestId?: string;
}
