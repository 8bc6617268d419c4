// The main screens with a platform's face, for a sandbox's page of them (sandbox/face-page.ts): nothing on them does anything.
import { findClient } from '#clients/client-rows.ts';
import { isColour, type ClientFace } from '#clients/face.ts';
import { getProfile } from '#clients/face-rows.ts';
import type { RawReply, RawRequest } from '#http/route.ts';
import type { Host } from '#world/world.ts';
import { toFace, toLook } from './face.ts';
import { contentSecurityPolicy, pageHeaders, render } from './page.ts';
import { languageOf } from './reply.ts';
import type { Screen, StepScreen } from './screen.ts';

/** Shown inside a page of our own; its forms lead nowhere. */
const { 'X-Frame-Options': _alone, ...headers } = pageHeaders;
const policy = contentSecurityPolicy
  .replace("frame-ancestors 'none'", "frame-ancestors 'self'")
  .replace("form-action 'self'", "form-action 'none'");

/** `client` and a look as in a link; `themeColour` and `buttonColour` try a colour before it is set. */
export async function showSample(host: Host, request: RawRequest): Promise<RawReply> {
  const { searchParams: query } = request.url;
  const known = await findClient(host.db, query.get('client') ?? '');
  const sample = samples[request.params['screen'] ?? ''];
  if (known === undefined || sample === undefined) return { status: 404, body: 'Not found' };
  const { face } = await getProfile(host.db, known.id);
  const tried: ClientFace = {
    logo: face.logo,
    themeColour: colourIn(query, 'themeColour') ?? face.themeColour,
    buttonColour: colourIn(query, 'buttonColour') ?? face.buttonColour,
  };
  const body = render(sample(known.name), languageOf(request), true, toFace(tried, toLook(query)));
  return { status: 200, headers: { ...headers, 'Content-Security-Policy': policy }, body };
}

function colourIn(query: URLSearchParams, name: string): string | undefined {
  const given = query.get(name) ?? '';
  return isColour(given) ? given : undefined;
}

const number = '+33 6 •• •• •• 11';

/** By the name of a platform. */
const samples: Readonly<Record<string, (platform: string) => Screen>> = {
  welcome: (platform) => ({
    kind: 'welcome',
    platform,
    flow: 'enrolment',
    asks: ['email', 'new_pin', 'passkey_or_phone'],
    elsewhere: false,
    termsMissing: false,
    termsUrl: undefined,
    minutes: 9,
    fields: { token: '', returnUrl: '', lang: '' },
  }),
  email: (platform) =>
    step(platform, 1, { name: 'email', hint: 'a••@e••••••.com', typing: 'measured' }, 'email_different'),
  pin: (platform) => step(platform, 2, { name: 'new_pin', digits: 6 }),
  phone: (platform) =>
    step(platform, 3, { name: 'new_phone', suggested: number, only: false, country: 'FR', typed: undefined }),
  code: (platform) => step(platform, 4, { name: 'new_phone_code', number, only: false, resendInS: 0 }),
  passkey: (platform) => step(platform, 1, { name: 'passkey', options: '{}' }),
  validated: (platform) => ({ kind: 'end', platform, outcome: 'validated', why: undefined, target: '#' }),
  failed: (platform) => ({ kind: 'end', platform, outcome: 'failed', why: undefined, target: '#' }),
};

function step(platform: string, at: number, screen: StepScreen, problem?: 'email_different'): Screen {
  return {
    kind: 'step',
    sessionId: 'scas_sample',
    platform,
    progress: { step: at, of: 4 },
    problem,
    screen,
    ways: { passkey: false, other: screen.name === 'passkey', settings: false, lost: false, back: false },
    beforeSettings: false,
    endsInS: 540,
    version: 1,
  };
}
