// The link as the platform handed it out: it shows a welcome and changes nothing; Start claims the session.
import { getClient, listReturnUrls } from '#clients/client-rows.ts';
import { settingOf, type Client } from '#clients/client.ts';
import type { RawReply, RawRequest, RawRoute } from '#http/route.ts';
import { MINUTE } from '#kit/time.ts';
import { claimSession, findByLink } from '#sca/claim-session.ts';
import { firstEnrolmentOf, getPerson } from '#sca/person.ts';
import { flowFor } from '#sca/flows.ts';
import { isExpired, type Session } from '#sca/session.ts';
import { toLanguage, type Language } from '#words/languages.ts';
import type { Host } from '#world/world.ts';
import { setCookie } from './cookie.ts';
import { faceless, faceOf, fromLook, keptLook, lookText, toLook } from './face.ts';
import { cookieOf, deviceOf, formOf, guarded, guardedPost, languageOf, notice, redirect, show } from './reply.ts';
import { checkReturnUrl } from '#clients/return-url.ts';
import type { Asked, NoticeScreen, WelcomeScreen } from './screen.ts';
import { endScreen } from './session-screen.ts';

export function linkRoutes(host: Host): RawRoute[] {
  return [
    { method: 'GET', path: '/', isBudgeted: true, handle: guarded(host, (request) => openLink(host, request)) },
    // A page of a form that is opened again holds nothing any more.
    ...(['/start', '/continue'] as const).map(
      (path) =>
        ({
          method: 'GET',
          path,
          handle: guarded(host, async (request) => show(host, notice('not_this_page'), 404, languageOf(request))),
        }) satisfies RawRoute,
    ),
    {
      method: 'POST',
      path: '/start',
      isBudgeted: true,
      handle: guardedPost(host, (request) => claim(host, request, false)),
    },
    {
      method: 'POST',
      path: '/continue',
      isBudgeted: true,
      handle: guardedPost(host, (request) => claim(host, request, true)),
    },
  ];
}

/** The link as the platform handed it out, with `returnUrl`, `lang` and a look (face.ts) added. Scanners and previews open it too. */
async function openLink(host: Host, request: RawRequest): Promise<RawReply> {
  const lang = languageOf(request);
  const look = toLook(request.url.searchParams);
  const token = request.url.searchParams.get('token');
  if (token === null) return show(host, notice('no_link'), 404, lang, faceless(look));
  const found = await findByLink(host, token, (session) => cookieOf(host, request, session.id));
  if (found === undefined) return show(host, notice('unknown_link'), 404, lang, faceless(look));
  const { session, held } = found;
  const target = await checkTarget(host, session, request.url.searchParams);
  if (isOver(session, host.now())) {
    const platform = (await getClient(host.db, session.clientId)).name;
    return show(
      host,
      endScreen(session, platform, session.returnUrl ?? (target.ok ? target.url : undefined)),
      200,
      lang,
      await faceOf(host, session.clientId, session.look === undefined ? look : keptLook(session.look)),
    );
  }
  if (!target.ok) return show(host, refusedTarget(target.why), 400, lang, faceless(look));
  if (held) return redirect(`/session/${session.id}`);
  return await welcome(host, session, { token, returnUrl: target.url, lang, ...fromLook(look) }, false);
}

async function welcome(
  host: Host,
  session: Session,
  fields: WelcomeScreen['fields'] & { readonly lang: Language },
  termsMissing: boolean,
): Promise<RawReply> {
  const client = await getClient(host.db, session.clientId);
  const { name: platform } = client;
  const termsUrl = settingOf(client, 'termsUrl');
  const elsewhere = session.claimHash !== undefined;
  const flow = await flowNow(host, session);
  const asks = asksOf(host, client, flow);
  const minutes = Math.max(1, Math.floor((session.expiresAt.getTime() - host.now().getTime()) / MINUTE));
  return show(
    host,
    { kind: 'welcome', platform, flow, asks, elsewhere, termsMissing, termsUrl, minutes, fields },
    termsMissing ? 422 : 200,
    fields.lang,
    await faceOf(host, client.id, toLook(new URLSearchParams(fields))),
  );
}

/** As the person stands now: they may have enrolled by another link. */
async function flowNow(host: Host, session: Session): Promise<WelcomeScreen['flow']> {
  return flowFor((await getPerson(host, session)).standing);
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
  const look = toLook(form);
  const token = form.get('token') ?? '';
  const found = await findByLink(host, token, (session) => cookieOf(host, request, session.id));
  if (found === undefined) return show(host, notice('unknown_link'), 404, lang, faceless(look));
  const { session, held } = found;
  if (held) return redirect(`/session/${session.id}`);
  const target = await checkTarget(host, session, form);
  if (!target.ok) return show(host, refusedTarget(target.why), 400, lang, faceless(look));
  const fields = { token, returnUrl: target.url, lang, ...fromLook(look) };
  // Only who enrols has terms to accept: the others did when they enrolled.
  if ((await flowNow(host, session)) === 'enrolment' && form.get('terms') !== 'yes')
    return await welcome(host, session, fields, true);

  const passkeys = form.getAll('passkeys').at(-1) === 'yes';
  const given = {
    token,
    returnUrl: target.url,
    lang,
    look: lookText(look),
    passkeys,
    takeOver,
    device: deviceOf(request),
  };
  const claimed = await claimSession(host, given);
  switch (claimed.kind) {
    case 'claimed':
      return redirect(`/session/${session.id}`, {
        'Set-Cookie': setCookie(session.id, claimed.cookie, host.publicUrl),
      });
    case 'held_elsewhere':
    case 'over':
      // Somebody was faster: the link itself shows what it is now.
      return redirect(`/?${new URLSearchParams(fields).toString()}`);
    case 'moved_too_often':
      return show(host, notice('moved_too_often'), 409, lang, faceless(look));
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
