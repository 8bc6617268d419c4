// Every refusal the API can give, as a code: the transport decides its status and words (http/errors.ts).
import type { ClientId, KeyId } from './ids.ts';

export type FaultCode =
  | 'param_error'
  | 'invalid_credentials'
  | 'invalid_client'
  | 'unsupported_grant_type'
  | 'unauthorized_client'
  | 'forbidden'
  | 'scope_missing'
  | 'network_refused'
  | 'not_found'
  | 'method_not_allowed'
  | 'body_too_large'
  | 'unsupported_media_type'
  | 'rate_limited'
  | 'idempotency_conflict'
  | 'response_not_kept'
  | 'user_closed'
  | 'user_closure_failed'
  | 'payer_not_allowed'
  | 'owner_not_allowed'
  | 'terms_not_accepted'
  | 'proxy_missing'
  | 'internal_error';

/** What the caller may read beside the code: `errors` is a map of field to sentence. */
export interface FaultOptions {
  readonly errors?: Readonly<Record<string, string>>;
  /** For the log only; never sent. */
  readonly detail?: string;
  readonly cause?: unknown;
  readonly retryAfterS?: number;
  /** Whose credentials were right all the same: for the list of their calls; never sent. */
  readonly shown?: Shown;
}

export interface Shown {
  readonly clientId: ClientId;
  readonly keyId: KeyId;
}

/** The one class that is thrown on purpose. Anything else that is thrown is a bug and answers 500. */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly errors: Readonly<Record<string, string>> | undefined;
  readonly retryAfterS: number | undefined;
  readonly shown: Shown | undefined;

  constructor(code: FaultCode, options: FaultOptions = {}) {
    super(options.detail ?? code, { cause: options.cause });
    this.name = 'Fault';
    this.code = code;
    this.errors = options.errors;
    this.retryAfterS = options.retryAfterS;
    this.shown = options.shown;
  }
}

/** A `param_error` about one field. */
export function badParam(field: string, message: string): Fault {
  return new Fault('param_error', { errors: { [field]: message }, detail: `${field}: ${message}` });
}
