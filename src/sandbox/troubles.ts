// What is to go wrong on purpose: the next messages or webhooks fail, or come late.
import { later } from '#kit/time.ts';

export interface NewTrouble {
  readonly of: 'messages' | 'webhooks';
  readonly does: 'fail' | 'delay';
  /** A recipient, or the address of a hook; undefined: whoever is next. */
  readonly to: string | undefined;
  /** For how many messages, or calls of a hook. */
  readonly times: number;
  /** Of a delay. */
  readonly delayMs: number;
  /** Of a failing message: it is tried again, as if its provider were down; else it is given up at once. */
  readonly temporary: boolean;
  /** Only what was written after this position of its table: nothing that was on its way already. */
  readonly after: number;
}

export interface Trouble extends NewTrouble {
  readonly id: number;
}

export interface Troubles {
  add(trouble: NewTrouble): Trouble;
  list(of?: Trouble['of']): readonly Trouble[];
  clear(): void;
  /** What meets this call of a hook, counted as met; undefined: nothing does. */
  meet(call: WebhookCall, now: Date): 'fail' | Date | undefined;
}

export interface WebhookCall {
  readonly url: string;
  readonly position: number;
  readonly happenedAt: Date;
}

export function createTroubles(): Troubles {
  const troubles: Trouble[] = [];
  const met = new Map<Trouble, number>();
  let added = 0;

  const metBy = (trouble: Trouble) => met.get(trouble) ?? 0;

  return {
    add(trouble) {
      added += 1;
      const named = { ...trouble, id: added };
      troubles.push(named);
      return named;
    },
    list: (of) => troubles.filter((trouble) => of === undefined || trouble.of === of),
    clear() {
      troubles.length = 0;
      met.clear();
    },

    meet(call, now) {
      const trouble = troubles.find((each) => metBy(each) < each.times && isMeant(each, call, now));
      if (trouble === undefined) return undefined;
      met.set(trouble, metBy(trouble) + 1);
      return trouble.does === 'fail' ? 'fail' : later(call.happenedAt, trouble.delayMs);
    },
  };
}

/** What has been late already is not put off again. */
function isMeant(trouble: Trouble, { url, position, happenedAt }: WebhookCall, now: Date): boolean {
  if (trouble.of !== 'webhooks' || position <= trouble.after) return false;
  if (trouble.to !== undefined && trouble.to !== url) return false;
  return trouble.does === 'fail' || later(happenedAt, trouble.delayMs) > now;
}
