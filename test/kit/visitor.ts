// A person's browser without script, as the server sees it: cookies, forms, redirects, and the headers of a browser.
import { listMessages } from '#messages/inbox.ts';
import type { House } from './house.ts';

export interface PageReply {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
  /** Path and query of the page after redirects. */
  readonly path: string;
}

export interface Visitor {
  get(path: string): Promise<PageReply>;
  post(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<PageReply>;
  /** Opens a link of the platform with its returnUrl, and starts. Answers the page of the first step. */
  start(link: string, extra?: Record<string, string>): Promise<PageReply>;
  /** Posts to the session that was started last. */
  step(name: string, form?: Record<string, string>): Promise<PageReply>;
  /** The page of the session as it is now. */
  look(): Promise<PageReply>;
  /** The path of the session that was started last. */
  readonly session: string;
  readonly cookies: Map<string, string>;
}

export const returnUrl = 'https://platform.example/back?order=7';

export function newVisitor(house: Pick<House, 'url'>, publicUrl = house.url): Visitor {
  const cookies = new Map<string, string>();
  let session = '';

  const request = async (path: string, init: RequestInit = {}): Promise<PageReply> => {
    const reply = await fetch(new URL(path, house.url), {
      ...init,
      redirect: 'manual',
      headers: {
        'accept-language': 'en',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...Object.fromEntries(new Headers(init.headers)),
      },
    });
    for (const line of reply.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) cookies.set(name, value);
    }
    const location = reply.headers.get('location');
    if (location !== null && reply.status === 303) {
      await reply.body?.cancel();
      return await request(location);
    }
    return { status: reply.status, html: await reply.text(), headers: reply.headers, path };
  };

  const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    request(path, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { origin: publicUrl, 'sec-fetch-site': 'same-origin', ...headers },
    });

  return {
    cookies,
    get session() {
      return session;
    },
    get: (path) => request(path),
    post,
    async start(link, extra = {}) {
      const token = new URL(link).searchParams.get('token') ?? '';
      const page = await post('/start', { token, returnUrl, lang: 'en', terms: 'yes', ...extra });
      if (page.path.startsWith('/session/')) session = page.path;
      return page;
    },
    step: (name, form = {}) => post(`${session}/${name}`, form),
    look: () => request(session),
  };
}

/** The newest code sent to a number. */
export async function lastCode(house: House, number: string): Promise<string> {
  const [message] = await listMessages(house.app.host, { recipient: number, limit: 1 });
  if (message?.code === undefined) throw new Error(`no code was sent to ${number}`);
  return message.code;
}

/** A first enrolment up to its code, which is on its way to the number. */
export async function enrolUntilCode(
  visitor: Visitor,
  person: { readonly email: string; readonly link: string },
  { number, pin = '482913' }: { readonly pin?: string; readonly number: string },
): Promise<PageReply> {
  await visitor.start(person.link);
  await visitor.step('email', { email: person.email });
  await visitor.step('pin', { pin, again: pin });
  return await visitor.step('phone', { number });
}

/** A whole first enrolment by PIN and SMS. */
export async function enrol(
  house: House,
  visitor: Visitor,
  person: { readonly email: string; readonly link: string },
  secrets: { readonly pin?: string; readonly number: string },
): Promise<PageReply> {
  await enrolUntilCode(visitor, person, secrets);
  return await visitor.step('code', { code: await lastCode(house, secrets.number) });
}
