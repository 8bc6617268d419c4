// The addresses behind "this was not me": the link shows what happened, and the button reports it.
import type { RawReply, RawRequest, RawRoute } from '#http/route.ts';
import { findReport, reportNotice } from '#sca/notices/report-notice.ts';
import type { Host } from '#world/world.ts';
import { faceOf, keptLook } from './face.ts';
import { pageHeaders } from './page.ts';
import { deviceOf, formOf, guarded, guardedPost, languageOf, show } from './reply.ts';

export function reportRoutes(host: Host): RawRoute[] {
  return [
    { method: 'GET', path: '/report', handle: guarded(host, (request) => showReport(host, request)) },
    { method: 'POST', path: '/report', handle: guardedPost(host, (request) => report(host, request)) },
  ];
}

/** Changes nothing: scanners and previews open links too. */
async function showReport(host: Host, request: RawRequest): Promise<RawReply> {
  const token = request.url.searchParams.get('token') ?? '';
  const found = await findReport(host, token);
  if (found === undefined) return show(host, { kind: 'report', state: 'unknown' }, 404, languageOf(request));
  const { platform, notice, state } = found;
  const { kind: about, madeAt, lang } = notice;
  const face = await faceOf(host, notice.clientId, keptLook(undefined));
  if (state !== 'open') return show(host, { kind: 'report', state, platform }, 200, lang, face);
  return show(host, { kind: 'report', state, platform, about, madeAt, token }, 200, lang, face);
}

/** The link itself shows how it ended. */
async function report(host: Host, request: RawRequest): Promise<RawReply> {
  const token = formOf(request).get('token') ?? '';
  await reportNotice(host, token, deviceOf(request));
  return { status: 303, headers: { ...pageHeaders, Location: `/report?${new URLSearchParams({ token }).toString()}` } };
}
