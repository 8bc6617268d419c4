// What a mode adds to the app; and live mode, which adds nothing but where its messages go.
import type { LiveConfig } from '#config/config.ts';
import { shippedThreshold } from '#factors/typing/verifier.ts';
import type { OpenApi } from '#http/openapi.ts';
import type { RawRoute } from '#http/route.ts';
import { handOverByChannel } from '#messages/hand-over.ts';
import { createProvider } from '#messages/providers/create-provider.ts';
import type { Send } from '#messages/send-due.ts';
import type { Resolve } from '#world/outbound.ts';
import type { Hold } from '#webhooks/deliver.ts';
import type { Db } from '#world/db.ts';
import type { Host, ModeRules, World } from '#world/world.ts';

/** What comes from outside of the configuration: chance and the clock among it. */
export interface Outside extends Pick<World, 'now' | 'random' | 'fetch' | 'log'> {
  /** Of the names that platforms give; the system's unless told. */
  readonly resolve?: Resolve;
}

const liveRules: ModeRules = {
  isTest: false,
  tokenLifeS: 3_600,
  fixedCode: () => undefined,
  bypassesSca: () => false,
  returnUrls: 'registered',
  firstEnrolment: undefined,
  allowsOriginalChanges: false,
  allowsTypingElement: shippedThreshold !== undefined,
};

/** What a mode adds: its rules, its own routes, and where messages go. */
export interface ModeParts {
  readonly rules: ModeRules;
  /** The clock and chance as everything else shall see them. */
  outside(outside: Outside): Outside;
  /** Chance for one use, which draws apart from all others. */
  drawing(host: Host, use: string): Host;
  acceptsHost(host: string, publicUrl: string): boolean;
  wrap(db: Db): Db;
  /** With what the document of the API says of them. */
  rawRoutes(host: Host, running: Running): { readonly routes: RawRoute[]; readonly paths: OpenApi['paths'] };
  send(host: Host): Send;
  hold(host: Host): Hold;
  prepare(host: Host): Promise<void>;
}

/** What a mode's own routes may do with the app around them. */
export interface Running {
  /** Returns once all that is due is done, and all that follows from it. */
  settle(): Promise<void>;
  forgetRateLimits(): void;
}

export function liveMode(config: LiveConfig): ModeParts {
  return {
    rules: liveRules,
    outside: (outside) => outside,
    drawing: (host) => host,
    acceptsHost: () => true,
    wrap: (db) => db,
    rawRoutes: () => ({ routes: [], paths: {} }),
    send: (host) => {
      const sms = config.messages.map((provider) => createProvider(host, provider));
      return handOverByChannel(host, { sms, email: [createProvider(host, config.mail)] });
    },
    hold: () => async () => undefined,
    prepare: async () => {},
  };
}
