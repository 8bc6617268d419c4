// A delivery as a worker holds it: one event, owed to one hook, claimed for one attempt.
import type { ClientId, EventId, HookId } from '#kit/ids.ts';
import type { Event } from './event.ts';
import type { HookDelivery } from './hook-key.ts';

export interface Delivery {
  readonly clientId: ClientId;
  readonly eventId: EventId;
  readonly hookId: HookId;
  readonly url: string;
  readonly form: HookDelivery;
  readonly event: Event;
  /** Of the event among those of its resource, from 1, in the order of their commits; the same at each attempt. */
  readonly sequence: number;
  /** Before this one. */
  readonly attempts: number;
  /** Of those, the ones that the schedule does not count: they were made before it was put in line again. */
  readonly triedBefore: number;
  /** Later events of the resource wait until this attempt is settled. */
  readonly isFirst: boolean;
  /** The hook's last call failed. */
  readonly isFailing: boolean;
  /** Whoever settles shows it: a later claim makes it void. */
  readonly claim: number;
  /** Then another worker may take it: who begins later calls nobody. */
  readonly claimedUntil: Date;
}
