// The token endpoint, in every spelling that official SDKs use.
import { Fault } from '#kit/fault.ts';
import { wireErrors } from '#http/errors.ts';
import type { FindCertificate } from '#http/approach.ts';
import type { NetworkBudgets } from '#http/network-budgets.ts';
import type { RawReply, RawRequest, RawRoute } from '#http/route.ts';
import type { Host } from '#world/world.ts';
import { issueToken, type TokenParts } from './issue-token.ts';

/** The Java SDK prints the name of its version constant into the path. */
const PATHS = ['/v2.01/oauth/token', '/V2_01/oauth/token'];

export function tokenRoutes(host: Host, find: FindCertificate, budgets: NetworkBudgets): RawRoute[] {
  const handle = (request: RawRequest) => answer(host, request, { find, budgets });
  return PATHS.map((path) => ({ method: 'POST', path, takesCertificates: true, handle }));
}

async function answer(host: Host, request: RawRequest, parts: TokenParts): Promise<RawReply> {
  try {
    refuseOtherGrants(request.body.toString('utf8'));
    const { accessToken, expiresInS, boundTo } = await issueToken(host, request, parts);
    // RFC 8705, 3.1: only who asked with a certificate is told of it.
    const bound = boundTo === undefined ? {} : { cnf: { 'x5t#S256': boundTo.toString('base64url') } };
    return {
      status: 200,
      headers: { 'Cache-Control': 'no-store' },
      body: { access_token: accessToken, token_type: 'Bearer', expires_in: expiresInS, ...bound },
    };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return oauthError(error);
  }
}

/**
 * Bodies labelled as a form come as a form, as JSON text (Python) and as multipart (PHP): what cannot be read is let
 * through, for the Basic header alone says who calls.
 */
function refuseOtherGrants(body: string): void {
  const grant = /grant_type"?\s*[=:]\s*"?([A-Za-z_:.-]+)/.exec(body)?.[1];
  if (grant !== undefined && grant !== 'client_credentials') throw new Fault('unsupported_grant_type');
}

/** RFC 6749, 5.2: the token endpoint has an error body of its own. */
function oauthError(fault: Fault): RawReply {
  const { code, errors, retryAfterS } = fault;
  const { status, type, message, cure } = wireErrors[code];
  // The original's sentence is the whole of it where a network is locked out.
  const advice = code === 'unauthorized_client' ? [] : [cure];
  const told = errors === undefined ? advice : Object.values(errors);
  return {
    status,
    headers: {
      'Cache-Control': 'no-store',
      ...(retryAfterS === undefined ? {} : { 'Retry-After': String(retryAfterS) }),
    },
    body: { error: type, error_description: [message, ...told].join('. ') },
    fault,
  };
}
