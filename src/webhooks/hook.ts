// A hook: where one platform wants to be told of one type of event, and which addresses may be given.
import { badParam } from '#kit/fault.ts';
import type { HookId } from '#kit/ids.ts';
import type { EventType } from './event.ts';
import type { HookDelivery } from './hook-key.ts';
import { MAX_CONSECUTIVE_FAILURES } from './schedule.ts';

export interface Hook {
  readonly id: HookId;
  readonly eventType: EventType;
  readonly url: string;
  readonly email: string | undefined;
  readonly tag: string | undefined;
  readonly form: HookDelivery;
  readonly enabled: boolean;
  /** False after too many failures in a row: nothing is sent until the platform sets it right. */
  readonly valid: boolean;
  readonly consecutiveFailures: number;
  readonly createdAt: Date;
}

export interface HookChange {
  readonly url?: string | undefined;
  readonly email?: string | undefined;
  readonly tag?: string | undefined;
  readonly enabled?: boolean | undefined;
  /** Only `true` means something: a hook becomes invalid by its failures, never by request. */
  readonly valid?: boolean | undefined;
}

/** Every failed call counts, new or again; one success sets the count back to 0 (hook-rows.ts). */
export function countFailure(hook: Hook): Hook {
  const consecutiveFailures = hook.consecutiveFailures + 1;
  return { ...hook, consecutiveFailures, valid: hook.valid && consecutiveFailures < MAX_CONSECUTIVE_FAILURES };
}

/**
 * An invalid hook is set right by `valid`, or by enabling it after it was disabled; its failures then count from 0.
 * A valid one keeps its count: SDKs send the whole object back, and a new address must not hide failures.
 */
export function changeHook(hook: Hook, change: HookChange): Hook {
  const isReEnabled = !hook.enabled && change.enabled === true;
  const isSetRight = !hook.valid && (change.valid === true || isReEnabled);
  return {
    ...hook,
    url: change.url ?? hook.url,
    email: change.email ?? hook.email,
    tag: change.tag ?? hook.tag,
    enabled: change.enabled ?? hook.enabled,
    valid: hook.valid || isSetRight,
    consecutiveFailures: isSetRight ? 0 : hook.consecutiveFailures,
  };
}

/** @throws Fault `param_error` on Url */
export function assertHookUrl(text: string, allowPlainHttp: boolean): void {
  const url = URL.parse(text);
  // A parser would quietly drop or turn these; then the platform reads another address than we call.
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (url === null || !/^https?:\/\/[^\s\\\u0000-\u001f]+$/i.test(text)) {
    throw badParam('Url', 'The Url must be an absolute http or https URL.');
  }
  if (url.protocol === 'http:' && !allowPlainHttp) throw badParam('Url', 'The Url must use https.');
  if (url.username !== '' || url.password !== '') throw badParam('Url', 'The Url must not contain credentials.');
}
