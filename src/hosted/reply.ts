// How every hosted page is answered: a screen in the person's language, with its headers, also when something breaks.
import type { RawReply, RawRequest, RawRoute } from '#http/route.ts';
import type { Device } from '#trail/record.ts';
import { toLanguage, type Language } from '#words/languages.ts';
import type { Host } from '#world/world.ts';
import { cookieName, readCookie } from './cookie.ts';
import type { Face } from './face.ts';
import { headersFor, pageHeaders, render } from './page.ts';
import { isSameOrigin } from './same-origin.ts';
import type { NoticeScreen, Screen } from './screen.ts';

export function show(host: Host, screen: Screen, status: number, lang: Language, face?: Face): RawReply {
  return { status, headers: headersFor(host.publicUrl), body: render(screen, lang, host.rules.isTest, face) };
}

export function notice(name: NoticeScreen['notice']): NoticeScreen {
  return { kind: 'notice', notice: name };
}

export function redirect(location: string, headers: Record<string, string> = {}): RawReply {
  return { status: 303, headers: { ...pageHeaders, ...headers, Location: location } };
}

/** What the browser holds for this session. */
export function cookieOf(host: Host, request: RawRequest, sessionId: string): string | undefined {
  return readCookie(request.headers['cookie'], cookieName(sessionId, host.publicUrl));
}

export function deviceOf(request: RawRequest): Device {
  const { id, network, headers } = request;
  return { network, browser: headers['user-agent']?.toString() ?? '', request: id };
}

export function formOf(request: RawRequest): URLSearchParams {
  return new URLSearchParams(request.body.toString('utf8'));
}

/** `lang`, else the browser's, else English. */
export function languageOf(request: RawRequest): Language {
  const wanted = (request.headers['accept-language'] ?? '')
    .toString()
    .split(',')
    .map((part) => part.split(';')[0]?.trim());
  return (
    [request.url.searchParams.get('lang') ?? undefined, ...wanted].map(toLanguage).find((lang) => lang !== undefined) ??
    'en'
  );
}

type Handle = RawRoute['handle'];

/** People get a page, also when something breaks; the log gets the reason. */
export function guarded(host: Host, handle: Handle): Handle {
  return async (request) => {
    try {
      return await handle(request);
    } catch (error) {
      host.log.error('page failed', { id: request.id, error });
      return show(host, notice('went_wrong'), 500, languageOf(request));
    }
  };
}

/** As above, for what changes something: only from a page of ours. */
export function guardedPost(host: Host, handle: Handle): Handle {
  return guarded(host, async (request) =>
    isSameOrigin(request.headers, host.publicUrl)
      ? await handle(request)
      : show(host, notice('not_this_page'), 403, languageOf(request)),
  );
}
