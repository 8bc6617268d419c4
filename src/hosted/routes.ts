// The addresses of the hosted pages. A GET shows and changes nothing; a POST moves the session and leads back to a GET.
import { getClient, listReturnUrls } from '#clients/client-rows.ts';
import { settingOf, type Client } from '#clients/client.ts';
import { findCode } from '#factors/otp/otp-rows.ts';
import type { RawReply, RawRequest, RawRoute } from '#http/route.ts';
import { findUndelivered } from '#messages/message-rows.ts';
import { claimSession, findByLink } from '#sca/claim-session.ts';
import { holds, type Holder } from '#sca/hold-session.ts';
import type { Answer } from '#sca/answer.ts';
import { firstEnrolmentOf, getPerson } from '#sca/person.ts';
import { findSession } from '#sca/session-rows.ts';
import { isExpired, type Notice, type Session } from '#sca/session.ts';
import {
  askForRecovery,
  cancelPasskey,
  changeAsOriginal,
  chooseAnotherNumber,
  chooseWay,
  leaveChange,
  lose,
  namePasskey,
  openSettings,
  requestCode,
} from '#sca/move-session.ts';
import { submitStep } from '#sca/submit-step.ts';
import { toLanguage, type Language } from '#words/languages.ts';
import type { Host } from '#world/world.ts';
import { assets } from './assets.ts';
import { associationRoutes } from './associations.ts';
import { cookieName, readCookie, setCookie } from './cookie.ts';
import { headersFor, pageHeaders, render } from './page.ts';
import { checkReturnUrl } from './return-url.ts';
import { isSameOrigin } from './same-origin.ts';
import type { Asked, NoticeScreen, Screen, WelcomeScreen } from './screen.ts';
import { endScreen, toScreen } from './session-screen.ts';

export function hostedRoutes(host: Host): RawRoute[] {
  const get = (path: string, handle: RawRoute['handle']): RawRoute => ({
    method: 'GET',
    path,
    handle: guarded(host, handle),
  });
  const post = (path: string, handle: RawRoute['handle']): RawRoute => ({
    method: 'POST',
    path,
    handle: guarded(host, async (request) =>
      isSameOrigin(request.headers, host.publicUrl)
        ? await handle(request)
        : show(host, notice('not_this_page'), 403, languageOf(request)),
    ),
  });
  const step = (name: string, toAnswer: (form: URLSearchParams) => Answer) =>
    move(name, (holder, form) => submitStep(host, holder, toAnswer(form)));
  const move = (name: string, act: (holder: Holder, form: URLSearchParams) => Promise<void>) =>
    post(`/session/:sessionId/${name}`, async (request) => {
      await act(holderOf(host, request), formOf(request));
      return backToSession(request);
    });
  /** A ceremony that came to nothing on the person's device is told in the same form. */
  const ceremony = (name: string, of: 'passkey' | 'new_passkey' | 'second_passkey') =>
    move(name, async (holder, form) => {
      const problem = toPasskeyNotice(form.get('problem') ?? '');
      if (problem !== undefined) await cancelPasskey(host, holder, problem);
      else await submitStep(host, holder, { step: of, credential: form.get('credential') ?? '' });
    });

  return [
    get('/', (request) => openLink(host, request)),
    post('/start', (request) => claim(host, request, false)),
    post('/continue', (request) => claim(host, request, true)),
    get('/session/:sessionId', (request) => showSession(host, request)),
    step('proof-code', (form) => ({ step: 'proof', code: form.get('code') ?? '' })),
    step('email', (form) => ({
      step: 'email',
      email: form.get('email') ?? '',
      typing: form.get('typing') ?? undefined,
    })),
    ceremony('new-passkey', 'new_passkey'),
    ceremony('second-passkey', 'second_passkey'),
    ceremony('passkey', 'passkey'),
    step('backup', (form) => ({ step: 'backup', backup: toBackup(form.get('backup')) })),
    step('pin', (form) => ({ step: 'new_pin', pin: form.get('pin') ?? '', again: form.get('again') ?? '' })),
    step('phone', toPhoneAnswer),
    step('code', (form) => ({ step: 'new_phone_code', code: form.get('code') ?? '' })),
    step('proof', (form) => ({ step: 'pin_and_code', pin: form.get('pin') ?? '', code: form.get('code') ?? '' })),
    step('pin-alone', (form) => ({ step: 'pin_alone', pin: form.get('pin') ?? '' })),
    step('code-alone', (form) => ({ step: 'code_alone', code: form.get('code') ?? '' })),
    step('settings', toSettingsAnswer),
    step('removal', () => ({ step: 'removal' })),
    move('send-code', (holder) => requestCode(host, holder)),
    move('change-number', (holder) => chooseAnotherNumber(host, holder)),
    move('way', (holder, form) => chooseWay(host, holder, form.get('way') === 'passkey' ? 'passkey' : 'other')),
    move('manage', (holder) => openSettings(host, holder)),
    move('back', (holder) => leaveChange(host, holder)),
    move('lost', (holder) => lose(host, holder)),
    move('recovery', (holder) => askForRecovery(host, holder)),
    move('change', (holder, form) =>
      changeAsOriginal(host, holder, form.get('flow') === 'forgotten_pin' ? 'forgotten_pin' : 'changed_number'),
    ),
    move('name-passkey', (holder, form) => {
      const id = form.get('passkey') ?? '';
      return namePasskey(host, holder, id, form.get(`name-${id}`) ?? '');
    }),
    ...associationRoutes(host.relyingParty),
    { method: 'GET', path: '/assets/:name', handle: serveAsset },
  ];
}

/** What the script says of a ceremony that gave no credential. */
function toPasskeyNotice(problem: string): Notice | undefined {
  if (problem === '') return undefined;
  if (problem === 'known') return 'passkey_known';
  return problem === 'unusable' ? 'passkey_unusable' : 'passkey_cancelled';
}

function toBackup(value: string | null): 'number' | 'passkey' | 'none' {
  return value === 'number' || value === 'passkey' ? value : 'none';
}

function toSettingsAnswer(form: URLSearchParams): Answer {
  const change = form.get('change');
  if (change === 'remove_passkey') return { step: 'settings', change, passkey: form.get('passkey') ?? '' };
  const known = change === 'pin' || change === 'number' || change === 'add_passkey';
  return { step: 'settings', change: known ? change : undefined };
}

function toPhoneAnswer(form: URLSearchParams): Answer {
  if (form.get('suggested') === 'yes') return { step: 'new_phone', suggested: true };
  return { step: 'new_phone', number: form.get('number') ?? '', country: form.get('country') ?? undefined };
}

/** The link as the platform handed it out, with `returnUrl` and `lang` added. Scanners and previews open it too. */
async function openLink(host: Host, request: RawRequest): Promise<RawReply> {
  const lang = languageOf(request);
  const token = request.url.searchParams.get('token');
  if (token === null) return show(host, notice('no_link'), 404, lang);
  const found = await findByLink(host, token, (session) => cookieOf(host, request, session.id));
  if (found === undefined) return show(host, notice('unknown_link'), 404, lang);
  const { session, held } = found;
  const target = await checkTarget(host, session, request.url.searchParams);
  if (isOver(session, host.now())) {
    const platform = (await getClient(host.db, session.clientId)).name;
    return show(
      host,
      endScreen(session, platform, session.returnUrl ?? (target.ok ? target.url : undefined)),
      200,
      lang,
    );
  }
  if (!target.ok) return show(host, refusedTarget(target.why), 400, lang);
  if (held) return redirect(`/session/${session.id}`);
  return await welcome(host, session, { token, returnUrl: target.url, lang }, false);
}

async function welcome(
  host: Host,
  session: Session,
  fields: { readonly token: string; readonly returnUrl: string; readonly lang: Language },
  termsMissing: boolean,
): Promise<RawReply> {
  const client = await getClient(host.db, session.clientId);
  const { name: platform } = client;
  const termsUrl = settingOf(client, 'termsUrl');
  const elsewhere = session.claimHash !== undefined;
  const flow = session.flow === 'enrolment' || session.flow === 're_enrolment' ? session.flow : 'authentication';
  return show(
    host,
    { kind: 'welcome', platform, flow, asks: asksOf(host, client, flow), elsewhere, termsMissing, termsUrl, fields },
    termsMissing ? 422 : 200,
    fields.lang,
  );
}

/** The same for everybody of a client: a link tells nothing about the person before it is claimed. */
function asksOf(host: Host, client: Client, flow: WelcomeScreen['flow']): readonly Asked[] {
  if (flow === 'authentication') return ['known'];
  if (flow === 're_enrolment') return ['known', 'new_details'];
  const policy = firstEnrolmentOf(host, client);
  const proof = policy === 'proof' ? (['proof'] as const) : [];
  return [...proof, 'email', 'new_pin', policy === 'apiPhone' ? 'phone' : 'passkey_or_phone'];
}

/** Start, or "Continue here". */
async function claim(host: Host, request: RawRequest, takeOver: boolean): Promise<RawReply> {
  const form = formOf(request);
  const lang = toLanguage(form.get('lang') ?? undefined) ?? languageOf(request);
  const token = form.get('token') ?? '';
  const found = await findByLink(host, token, (session) => cookieOf(host, request, session.id));
  if (found === undefined) return show(host, notice('unknown_link'), 404, lang);
  const { session, held } = found;
  if (held) return redirect(`/session/${session.id}`);
  const target = await checkTarget(host, session, form);
  if (!target.ok) return show(host, refusedTarget(target.why), 400, lang);
  // Only who enrols has terms to accept: the others did when they enrolled.
  if (session.flow === 'enrolment' && form.get('terms') !== 'yes')
    return await welcome(host, session, { token, returnUrl: target.url, lang }, true);

  const passkeys = form.getAll('passkeys').at(-1) === 'yes';
  const given = { token, returnUrl: target.url, lang, passkeys, takeOver, device: deviceOf(request) };
  const claimed = await claimSession(host, given);
  switch (claimed.kind) {
    case 'claimed':
      return redirect(`/session/${session.id}`, {
        'Set-Cookie': setCookie(session.id, claimed.cookie, host.publicUrl),
      });
    case 'held_elsewhere':
    case 'over':
      // Somebody was faster: the link itself shows what it is now.
      return redirect(`/?${new URLSearchParams({ token, returnUrl: target.url, lang }).toString()}`);
    case 'moved_too_often':
      return show(host, notice('moved_too_often'), 409, lang);
  }
}

async function showSession(host: Host, request: RawRequest): Promise<RawReply> {
  const session = await findSession(host, request.params['sessionId'] ?? '');
  const lang = toLanguage(session?.lang) ?? languageOf(request);
  if (session === undefined || !holds(session, cookieOf(host, request, session.id))) {
    return show(host, notice('opened_elsewhere'), 403, languageOf(request));
  }
  const person = await getPerson(host, session);
  const code = await findCode(host.db, session.id);
  const undelivered = await findUndelivered(host.db, session.id);
  return show(host, toScreen(host, { session, person, code, undelivered }), 200, lang);
}

async function serveAsset({ url, headers }: RawRequest): Promise<RawReply> {
  const asset = (await assets()).get(url.pathname);
  if (asset === undefined) return { status: 404, body: 'Not found' };
  const accepted = headers['accept-encoding']?.toString() ?? '';
  const encoding = (['br', 'gzip'] as const).find((name) => accepted.includes(name));
  return {
    status: 200,
    headers: {
      'Content-Type': asset.type,
      'X-Content-Type-Options': 'nosniff',
      // The address holds a hash of the content.
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
      ...(encoding === undefined ? {} : { 'Content-Encoding': encoding }),
    },
    body: encoding === undefined ? asset.body : asset[encoding],
  };
}

async function checkTarget(host: Host, session: Session, given: URLSearchParams) {
  const values = [...given].filter(([name]) => name === 'returnUrl' || name === 'ReturnUrl').map(([, value]) => value);
  if (host.rules.returnUrls === 'any') return checkReturnUrl(values, { kind: 'any' });
  return checkReturnUrl(values, { kind: 'registered', urls: await listReturnUrls(host.db, session.clientId) });
}

function isOver(session: Session, now: Date): boolean {
  return session.state !== 'open' || isExpired(session, now);
}

function refusedTarget(why: 'missing' | 'refused'): NoticeScreen {
  return notice(why === 'missing' ? 'return_url_missing' : 'return_url_refused');
}

function notice(name: NoticeScreen['notice']): NoticeScreen {
  return { kind: 'notice', notice: name };
}

function show(host: Host, screen: Screen, status: number, lang: Language): RawReply {
  return { status, headers: headersFor(host.publicUrl), body: render(screen, lang, host.rules.isTest) };
}

function redirect(location: string, headers: Record<string, string> = {}): RawReply {
  return { status: 303, headers: { ...pageHeaders, ...headers, Location: location } };
}

function backToSession(request: RawRequest): RawReply {
  return redirect(`/session/${encodeURIComponent(request.params['sessionId'] ?? '')}`);
}

function formOf(request: RawRequest): URLSearchParams {
  return new URLSearchParams(request.body.toString('utf8'));
}

function cookieOf(host: Host, request: RawRequest, sessionId: string): string | undefined {
  return readCookie(request.headers['cookie'], cookieName(sessionId, host.publicUrl));
}

function deviceOf(request: RawRequest) {
  return { network: request.network, browser: request.headers['user-agent']?.toString() ?? '' };
}

function holderOf(host: Host, request: RawRequest): Holder {
  const sessionId = request.params['sessionId'] ?? '';
  return { sessionId, cookie: cookieOf(host, request, sessionId), device: deviceOf(request) };
}

/** `lang`, else the browser's, else English. */
function languageOf(request: RawRequest): Language {
  const wanted = (request.headers['accept-language'] ?? '')
    .toString()
    .split(',')
    .map((part) => part.split(';')[0]?.trim());
  return (
    [request.url.searchParams.get('lang') ?? undefined, ...wanted].map(toLanguage).find((lang) => lang !== undefined) ??
    'en'
  );
}

/** People get a page, also when something breaks; the log gets the reason. */
function guarded(host: Host, handle: RawRoute['handle']): RawRoute['handle'] {
  return async (request) => {
    try {
      return await handle(request);
    } catch (error) {
      host.log.error('page failed', { id: request.id, error });
      return show(host, notice('went_wrong'), 500, languageOf(request));
    }
  };
}
