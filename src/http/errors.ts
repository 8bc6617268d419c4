// Fault codes in the API's own words: the only place that knows statuses, `Type`s and messages.
import type { Fault, FaultCode } from '#kit/fault.ts';
import { unixSeconds } from '#kit/time.ts';

export interface WireError {
  readonly status: number;
  readonly type: string;
  readonly message: string;
  /** What the platform's engineer does about it: for docs/errors.md. */
  readonly cure: string;
}

export const wireErrors = {
  param_error: {
    status: 400,
    type: 'param_error',
    message:
      'One or several required parameters are missing or incorrect. An incorrect resource ID also raises this kind of error.',
    cure: 'Read `errors`: it names each field and what is wrong with it.',
  },
  invalid_credentials: {
    status: 401,
    type: 'invalid_credentials',
    message: 'The authorization credentials are not valid',
    cure: 'Ask for a new token at `POST /v2.01/oauth/token`, and send it as `Authorization: Bearer …`. A token that was got with a client certificate needs that very certificate on every call, and a client that must have one (`mtlsRequired`) needs it everywhere: look at `GET /strongroom/v1/{ClientId}/certificates`, or ask the operator, whether yours is revoked or over (docs/mtls.md).',
  },
  invalid_client: {
    status: 401,
    type: 'invalid_client',
    message: 'The client id or the API key is not valid',
    cure: 'Check the client id, the API key, and that both belong to this installation; with client certificates also that the certificate is of this client and neither revoked nor over (docs/mtls.md).',
  },
  unsupported_grant_type: {
    status: 400,
    type: 'unsupported_grant_type',
    message: 'Only the grant type client_credentials is supported',
    cure: 'Send `grant_type=client_credentials`.',
  },
  unauthorized_client: {
    status: 400,
    type: 'unauthorized_client',
    message: 'This account has been temporarily locked for security reasons. Please try again later.',
    cure: 'Too many wrong API keys came from your network: wait for the seconds in `Retry-After`, and find what sends them (docs/keys.md).',
  },
  forbidden: {
    status: 403,
    type: 'forbidden_ressource',
    message: 'This endpoint is not available for your account',
    cure: 'Ask the operator to allow it for your client.',
  },
  scope_missing: {
    status: 403,
    type: 'forbidden_ressource',
    message: 'This endpoint is not available for your account',
    cure: '`errors.Scope` names the scope that the API key lacks: use a key that holds it (docs/keys.md).',
  },
  network_refused: {
    status: 403,
    type: 'forbidden_ressource',
    message: 'Calls from this IP address are not allowed for your account',
    cure: '`errors.IpAddress` names your address: put its network on the allow-list of the client, or call from one that is on it (docs/keys.md).',
  },
  not_found: {
    status: 404,
    type: 'ressource_not_found',
    message: 'The ressource does not exist',
    cure: 'Check the path (the reference is at /docs), the id, its kind (natural or legal), and that it belongs to your client.',
  },
  method_not_allowed: {
    status: 405,
    type: 'method_not_allowed',
    message: 'This method is not allowed on this path',
    cure: 'Use one of the methods in the `Allow` header.',
  },
  body_too_large: {
    status: 413,
    type: 'body_too_large',
    message: 'The request body is too large',
    cure: 'Send a body of at most 1 MiB.',
  },
  unsupported_media_type: {
    status: 415,
    type: 'unsupported_media_type',
    message: 'The request body must be JSON',
    cure: 'Send `Content-Type: application/json` and a JSON object.',
  },
  rate_limited: {
    status: 429,
    type: 'rate_limit',
    message: 'Rate limit exceeded. Please contact support for more assistance',
    cure: 'Wait for the seconds in `Retry-After`; read `X-RateLimit-Remaining` before you send bursts.',
  },
  idempotency_conflict: {
    status: 409,
    type: 'idempotent_creation_conflict',
    message: 'A resource has already been created with this Idempotency Key',
    cure: 'Read the first answer with `GET /responses/{IdempotencyKey}`, or send a new key.',
  },
  response_not_kept: {
    status: 400,
    type: 'correlationid_not_found',
    message: 'No response is kept for this Idempotency Key',
    cure: 'Answers are kept for 24 hours, for POST calls that carried the key.',
  },
  user_closed: {
    status: 400,
    type: 'user_closed',
    message: 'User closed: No action can be performed',
    cure: 'Closing is permanent: create a new user.',
  },
  user_closure_failed: {
    status: 400,
    type: 'user_closure_failed',
    message: 'An error occurred while closing the user',
    cure: 'The user is closed already.',
  },
  payer_not_allowed: {
    status: 400,
    type: 'not_allowed_for_user_category_payer',
    message: 'This endpoint is not allowed for User categorized as PAYER',
    cure: 'Make the user an OWNER first: `PUT …/category`.',
  },
  owner_not_allowed: {
    status: 400,
    type: 'not_allowed_for_user_category_owner',
    message: 'This endpoint is not allowed for User categorized as OWNER',
    cure: 'The user is an OWNER already; use the enrollment call for a new link.',
  },
  terms_not_accepted: {
    status: 403,
    type: 'user_hasnt_accepted_terms_and_conditions',
    message: 'User must accept the terms and conditions before account creation or modification.',
    cure: 'Send `TermsAndConditionsAccepted: true` once the person has accepted them.',
  },
  proxy_missing: {
    status: 403,
    type: 'sca_proxy_missing',
    message: 'You are not authorized to perform this action. The user has not provided consent to the requested proxy',
    cure: 'Send `ScaContext: USER_PRESENT` and redirect the person to the link in the answer.',
  },
  internal_error: {
    status: 500,
    type: 'internal_error',
    message: 'An unexpected error occurred. Please give the Id of this error to support',
    cure: 'Look up the `Id` in the log. Before you repeat a POST, look whether it was done; then send a new Idempotency-Key.',
  },
} as const satisfies Record<FaultCode, WireError>;

/** Faults whose `errors` is an object even when no field is to blame: SDK suites read its members. */
const ALWAYS_WITH_ERRORS: ReadonlySet<FaultCode> = new Set(['param_error', 'not_found']);

/**
 * The API's error body; `Help` is ours, beside the original's members. A bad token is answered without `Id` and
 * `errors`, as the original does.
 */
export function errorBody(fault: Fault, requestId: string, now: Date): Record<string, unknown> {
  const { status, type, message, cure } = wireErrors[fault.code];
  const date = unixSeconds(now);
  // Above, it is not for the caller to mend.
  const help = status < 500 ? { Help: cure } : {};
  if (fault.code === 'invalid_credentials') return { Message: message, Type: type, Date: date, ...help };
  const errors = fault.errors ?? (ALWAYS_WITH_ERRORS.has(fault.code) ? {} : null);
  return { Message: message, Type: type, Id: requestId, Date: date, errors, ...help };
}
