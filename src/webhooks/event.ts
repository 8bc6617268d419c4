// The names of events. Ours come first; a platform may register a hook for any that the original knows.
import { badParam } from '#kit/fault.ts';
import type { EventId, SessionId } from '#kit/ids.ts';

/** The ends of sessions. Nobody but us sends them: to hooks that ask for them, and listed where they are asked for. */
export const sessionEventTypes = ['SCA_SESSION_VALIDATED', 'SCA_SESSION_FAILED', 'SCA_SESSION_EXPIRED'] as const;

/** Mangopay: webhooks/event-types, and the lists in the official SDKs. */
const originalEventTypes = [
  'USER_ACCOUNT_VALIDATION_ASKED',
  'USER_ACCOUNT_ACTIVATED',
  'USER_ACCOUNT_CLOSED',
  'USER_CATEGORY_UPDATED_TO_OWNER',
  'USER_CATEGORY_UPDATED_TO_PAYER',
  'USER_CATEGORY_UPDATED_TO_PLATFORM',
  'SCA_ENROLLMENT_SUCCEEDED',
  'SCA_ENROLLMENT_FAILED',
  'SCA_ENROLLMENT_EXPIRED',
  'SCA_CONTACT_INFORMATION_UPDATE_CONSENT_GIVEN',
  'SCA_CONTACT_INFORMATION_UPDATE_CONSENT_REVOKED',
  'SCA_TRANSFER_CONSENT_GIVEN',
  'SCA_TRANSFER_CONSENT_REVOKED',
  'SCA_RECIPIENT_REGISTRATION_CONSENT_GIVEN',
  'SCA_RECIPIENT_REGISTRATION_CONSENT_REVOKED',
  'SCA_VIEW_ACCOUNT_INFORMATION_CONSENT_GIVEN',
  'SCA_VIEW_ACCOUNT_INFORMATION_CONSENT_REVOKED',
  'SCA_EMAIL_VERIFIED',
  'SCA_PHONE_NUMBER_VERIFIED',
  'CARD_VALIDATION_CREATED',
  'CARD_VALIDATION_FAILED',
  'CARD_VALIDATION_SUCCEEDED',
  'COUNTRY_AUTHORIZATION_UPDATED',
  'DEPOSIT_PREAUTHORIZATION_CREATED',
  'DEPOSIT_PREAUTHORIZATION_FAILED',
  'DEPOSIT_PREAUTHORIZATION_PAYMENT_CANCELED',
  'DEPOSIT_PREAUTHORIZATION_PAYMENT_CANCEL_REQUEST',
  'DEPOSIT_PREAUTHORIZATION_PAYMENT_CANCEL_REQUESTED',
  'DEPOSIT_PREAUTHORIZATION_PAYMENT_EXPIRED',
  'DEPOSIT_PREAUTHORIZATION_PAYMENT_VALIDATED',
  'DEPOSIT_PREAUTHORIZATION_PAYMENT_WAITING',
  'DISPUTE_ACTION_REQUIRED',
  'DISPUTE_CLOSED',
  'DISPUTE_CREATED',
  'DISPUTE_DOCUMENT_CREATED',
  'DISPUTE_DOCUMENT_FAILED',
  'DISPUTE_DOCUMENT_SUCCEEDED',
  'DISPUTE_DOCUMENT_VALIDATION_ASKED',
  'DISPUTE_FURTHER_ACTION_REQUIRED',
  'DISPUTE_SENT_TO_BANK',
  'DISPUTE_SUBMITTED',
  'IDENTITY_VERIFICATION_FAILED',
  'IDENTITY_VERIFICATION_INCONCLUSIVE',
  'IDENTITY_VERIFICATION_OUTDATED',
  'IDENTITY_VERIFICATION_PENDING',
  'IDENTITY_VERIFICATION_TIMEOUT',
  'IDENTITY_VERIFICATION_VALIDATED',
  'INSTANT_CONVERSION_CREATED',
  'INSTANT_CONVERSION_FAILED',
  'INSTANT_CONVERSION_SUCCEEDED',
  'INSTANT_PAYOUT_FAILED',
  'INSTANT_PAYOUT_FALLBACKED',
  'INSTANT_PAYOUT_SUCCEEDED',
  'INTENT_AUTHORIZED',
  'INTENT_CAPTURED',
  'INTENT_DISPUTE_CREATED',
  'INTENT_DISPUTE_DEFENDED',
  'INTENT_DISPUTE_LOST',
  'INTENT_DISPUTE_WON',
  'INTENT_PAID',
  'INTENT_REFUNDED',
  'INTENT_REFUND_REVERSED',
  'INTENT_SETTLED_NOT_PAID',
  'KYC_CREATED',
  'KYC_FAILED',
  'KYC_OUTDATED',
  'KYC_SUCCEEDED',
  'KYC_VALIDATION_ASKED',
  'MANDATE_ACTIVATED',
  'MANDATE_CREATED',
  'MANDATE_EXPIRED',
  'MANDATE_FAILED',
  'MANDATE_SUBMITTED',
  'PAYIN_NORMAL_CREATED',
  'PAYIN_NORMAL_FAILED',
  'PAYIN_NORMAL_PROCESSING_STATUS_PENDING_SUCCEEDED',
  'PAYIN_NORMAL_SUCCEEDED',
  'PAYIN_REFUND_CREATED',
  'PAYIN_REFUND_FAILED',
  'PAYIN_REFUND_SUCCEEDED',
  'PAYIN_REPUDIATION_CREATED',
  'PAYIN_REPUDIATION_FAILED',
  'PAYIN_REPUDIATION_SUCCEEDED',
  'PAYOUT_NORMAL_CREATED',
  'PAYOUT_NORMAL_FAILED',
  'PAYOUT_NORMAL_SUCCEEDED',
  'PAYOUT_REFUND_CREATED',
  'PAYOUT_REFUND_FAILED',
  'PAYOUT_REFUND_SUCCEEDED',
  'PREAUTHORIZATION_CREATED',
  'PREAUTHORIZATION_FAILED',
  'PREAUTHORIZATION_PAYMENT_CANCELED',
  'PREAUTHORIZATION_PAYMENT_EXPIRED',
  'PREAUTHORIZATION_PAYMENT_VALIDATED',
  'PREAUTHORIZATION_PAYMENT_WAITING',
  'PREAUTHORIZATION_SUCCEEDED',
  'QUOTED_CONVERSION_CREATED',
  'QUOTED_CONVERSION_FAILED',
  'QUOTED_CONVERSION_SUCCEEDED',
  'RECIPIENT_ACTIVE',
  'RECIPIENT_CANCELED',
  'RECIPIENT_DEACTIVATED',
  'RECURRING_REGISTRATION_AUTH_NEEDED',
  'RECURRING_REGISTRATION_CREATED',
  'RECURRING_REGISTRATION_ENDED',
  'RECURRING_REGISTRATION_IN_PROGRESS',
  'REPORT_FAILED',
  'REPORT_GENERATED',
  'SPLIT_AVAILABLE',
  'SPLIT_CREATED',
  'SPLIT_PENDING_FUNDS_RECEPTION',
  'SPLIT_REJECTED',
  'SPLIT_REVERSED',
  'TRANSFER_NORMAL_CREATED',
  'TRANSFER_NORMAL_FAILED',
  'TRANSFER_NORMAL_SUCCEEDED',
  'TRANSFER_REFUND_CREATED',
  'TRANSFER_REFUND_FAILED',
  'TRANSFER_REFUND_SUCCEEDED',
  'TRANSFER_SETTLEMENT_CREATED',
  'TRANSFER_SETTLEMENT_FAILED',
  'TRANSFER_SETTLEMENT_SUCCEEDED',
  'UBO_DECLARATION_CREATED',
  'UBO_DECLARATION_INCOMPLETE',
  'UBO_DECLARATION_REFUSED',
  'UBO_DECLARATION_VALIDATED',
  'UBO_DECLARATION_VALIDATION_ASKED',
  'USER_INFLOWS_BLOCKED',
  'USER_INFLOWS_UNBLOCKED',
  'USER_KYC_LIGHT',
  'USER_KYC_REGULAR',
  'USER_KYC_RENEWAL_REQUIRED',
  'USER_KYC_RENEWED',
  'USER_OUTFLOWS_BLOCKED',
  'USER_OUTFLOWS_UNBLOCKED',
  'VIRTUAL_ACCOUNT_ACTIVE',
  'VIRTUAL_ACCOUNT_BLOCKED',
  'VIRTUAL_ACCOUNT_CLOSED',
  'VIRTUAL_ACCOUNT_FAILED',
] as const;

export const eventTypes = [...sessionEventTypes, ...originalEventTypes] as const;

export type EventType = (typeof eventTypes)[number];

/** Something that happened to a user, a transfer, …: told to the platform's hook and listed by GET /events. */
export interface Event {
  readonly type: EventType;
  readonly resourceId: string;
  readonly happenedAt: Date;
  /** Of the end of a session; its resource is the person. */
  readonly session?: SessionOfEvent | undefined;
}

export const purposes = ['ENROLMENT', 'RE_ENROLMENT', 'AUTHENTICATION'] as const;
export const changes = ['PIN', 'NUMBER', 'ADD_PASSKEY', 'REMOVE_PASSKEY'] as const;

export interface SessionOfEvent {
  readonly id: SessionId;
  /** What it was for. */
  readonly purpose: (typeof purposes)[number];
  /** What the person set out to change in it. */
  readonly change: (typeof changes)[number] | undefined;
}

export interface StoredEvent extends Event {
  readonly id: EventId;
  /** Among those of its resource, from 1, in the order of their commits. */
  readonly sequence: number;
}

/** The value by which SDKs ask for every type; also what a missing filter means. */
const EVERY_TYPE = 'ALL';

/** `undefined` stands for every type; a list is separated by commas. @throws Fault `param_error` on what is no type */
export function toTypeFilter(query: string | undefined): readonly string[] | undefined {
  const names = namesIn(query);
  const known: readonly string[] = [EVERY_TYPE, ...eventTypes];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw badParam('EventType', `There is no event type "${unknown}" (docs/webhooks.md).`);
  return names.includes(EVERY_TYPE) ? undefined : names;
}

/** In calls of the original, every type is every one that it knows: ours are listed only by their names. */
export function toOriginalTypeFilter(query: string | undefined): readonly string[] {
  const names = namesIn(query);
  return names.includes(EVERY_TYPE) ? [...originalEventTypes, ...names] : names;
}

function namesIn(query: string | undefined): string[] {
  return (query ?? EVERY_TYPE).split(',').map((name) => name.trim().toUpperCase());
}
