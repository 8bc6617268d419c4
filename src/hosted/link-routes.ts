// The link as the platform handed it out: it shows a welcome and changes nothing; Start claims the session.
import { getClient, listReturnUrls } from '#clients/client-rows.ts';
import { settingOf, type Client } from '#clients/client.ts';
import type { RawReply, RawRequest, RawRoute } from '#http/route.ts';
import { claimSession, findByLink } from '#sca/claim-session.ts';
import { firstEnrolmentOf } from '#sca/person.ts';
import { isExpired, type Session } from '#sca/session.ts';
import { toLanguage, type Language } from '#words/languages.ts';
import type { Host } from '#world/world.ts';
import { setCookie } from './cookie.ts';
import { cookieOf, deviceOf, formOf, guarded, guardedPost, languageOf, notice, redirect, show } from './reply.ts';
import { checkReturnUrl } from './return-url.ts';
import type { Asked, NoticeScreen, WelcomeScreen } from './screen.ts';
import { endScreen } from './session-screen.ts';

export function linkRoutes(host: Host): RawRoute[] {
  return [
    { method: 'GET', path: '/', handle: guarded(host, (request) => openLink(host, request)) },
    { method: 'POST', path: '/start', handle: guardedPost(host, (request) => claim(host, request, false)) },
    { method: 'POST', path: '/continue', handle: guardedPost(host, (request) => claim(host, request, true)) },
  ];
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
