// What support sees of a person's typing profile: how much there is, how sure it can be, and nothing of how they type.
import { settingOf } from '#clients/client.ts';
import { getProfile } from '#factors/typing/learn.ts';
import { textDigest } from '#factors/typing/profile-form.ts';
import { hasChanged, isMature } from '#factors/typing/profile.ts';
import type { Device } from '#factors/typing/sample.ts';
import { listProfiles } from '#factors/typing/typing-rows.ts';
import type { UserId } from '#kit/ids.ts';
import type { Ctx } from '#world/ctx.ts';
import { getPerson } from '../person.ts';
import { MAX_MISSES } from './by-typing.ts';

export interface TypingView {
  readonly policy: string;
  readonly declined: boolean;
  /** Two verdicts in a row were not enough: no other is asked until the person confirms by code or passkey. */
  readonly paused: boolean;
  /** Of the address that was confirmed last. */
  readonly profiles: readonly {
    readonly device: Device;
    /** Confirmed samples ever, and the days they came from until the profile was mature. */
    readonly samples: number;
    readonly visits: number;
    readonly mature: boolean;
    /** The person types differently now, or somebody else did: it says nothing until it is deleted. */
    readonly changed: boolean;
    readonly updatedAt: Date;
  }[];
}

/** @throws Fault `not_found` for another platform's user, too */
export async function getTyping(ctx: Ctx, userId: UserId): Promise<TypingView> {
  const person = await getPerson(ctx, { clientId: ctx.clientId, userId });
  const text = textDigest(person.email ?? '');
  const profiles: TypingView['profiles'][number][] = [];
  for (const { device, updatedAt } of await listProfiles(ctx.db, userId)) {
    const profile = await getProfile(ctx, { userId, device, text });
    const { typed: samples, visits } = profile;
    profiles.push({ device, samples, visits, mature: isMature(profile), changed: hasChanged(profile), updatedAt });
  }
  return {
    policy: settingOf(person.client, 'typing'),
    declined: person.typingDeclined,
    paused: person.typingMisses >= MAX_MISSES,
    profiles,
  };
}
