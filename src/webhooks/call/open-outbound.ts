// Calls out into the world that a platform asks for: the only way to reach what the operator has not configured.
import { isIP } from 'node:net';
import type { Config } from '#config/config.ts';
import type { Outbound, Resolve } from '#world/outbound.ts';
import { refusalOf, withoutBrackets, type AddressRules } from './address.ts';
import type { Caller } from './guarded-caller.ts';
import { createResolve } from './resolve-name.ts';

/** @param resolve by the system's name servers unless told */
export function openOutbound(
  { mode, hookNetworks }: Pick<Config, 'mode' | 'hookNetworks'>,
  resolve: Resolve = createResolve(),
): Outbound & { close(): Promise<void> } {
  const rules: AddressRules = { allowsLocal: mode === 'sandbox', networks: hookNetworks };
  let caller: Promise<Caller> | undefined;
  const load = async () => (await import('./guarded-caller.ts')).createCaller(rules, resolve);
  return {
    refusal(url) {
      const name = withoutBrackets(URL.parse(url)?.hostname ?? '');
      // RFC 6761, 6.3: it leads to this machine, whatever a resolver says.
      const literal = /(^|\.)localhost\.?$/.test(name) ? '127.0.0.1' : name;
      return isIP(literal) === 0 ? undefined : refusalOf(literal, rules);
    },
    async call(call) {
      caller ??= load();
      return await (await caller).call(call);
    },
    async close() {
      await (await caller)?.close();
    },
  };
}
