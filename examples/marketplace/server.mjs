// Kiln, a small marketplace: what a platform does with Strongroom, by the official SDK. How it looks is in pages.mjs.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import Mangopay from 'mangopay4-nodejs-sdk';
import { closedPage, errorPage, shopPage, signUpPage, told, files } from './pages.mjs';

const port = Number(process.env.PORT ?? 4000);
const origin = `http://localhost:${port}`;
const strongroom = process.env.STRONGROOM_URL ?? 'http://localhost:3000';
const api = new Mangopay({
  clientId: process.env.CLIENT_ID ?? 'kiln',
  clientApiKey: process.env.API_KEY ?? 'kiln-api-key',
  baseUrl: strongroom,
  errorHandler: () => {},
});

/** A real marketplace has a database: seller by the secret in their cookie, and webhooks by user. */
const sellers = new Map();
const webhooks = new Map();
const listeners = new Set();

// ---- Strongroom: the calls ----

/** Asks to be told. One hook for each type of event; a second start changes its address. */
async function registerHooks() {
  const types = ['USER_ACCOUNT_VALIDATION_ASKED', 'USER_ACCOUNT_ACTIVATED', 'USER_ACCOUNT_CLOSED'];
  types.push('SCA_ENROLLMENT_SUCCEEDED', 'SCA_ENROLLMENT_FAILED', 'SCA_ENROLLMENT_EXPIRED');
  const hooks = await api.Hooks.getAll({ parameters: { Per_Page: 100 } });
  for (const EventType of types) {
    const known = hooks.find((hook) => hook.EventType === EventType);
    const hook = { EventType, Url: `${origin}/webhooks`, Status: 'ENABLED', Validity: 'VALID' };
    await (known === undefined ? api.Hooks.create(hook) : api.Hooks.update({ ...hook, Id: known.Id }));
  }
}

/** Strongroom's pages in our colours, with our logo. */
async function showFace() {
  await api.Clients.update({ PrimaryThemeColour: '#AD4527', PrimaryButtonColour: '#AD4527' });
  await api.Clients.uploadLogoFromFile(fileURLToPath(new URL('logo.png', import.meta.url)));
}

/** A seller is an OWNER: the answer holds a link to the page where they set up their protection. */
async function signUp(form) {
  const { FirstName, LastName, Email, PhoneNumber, Country } = form;
  const user = await api.Users.create({
    NaturalSca: true,
    PersonType: 'NATURAL',
    UserCategory: 'OWNER',
    TermsAndConditionsAccepted: form.Terms === 'yes',
    Tag: form.Shop,
    FirstName,
    LastName,
    Email,
    ...(PhoneNumber === '' ? {} : { PhoneNumber, PhoneNumberCountry: Country }),
    Birthday: Date.parse(form.Birthday) / 1_000,
    Nationality: Country,
    CountryOfResidence: Country,
  });
  const shop = form.Shop || `${FirstName}’s studio`;
  return { userId: user.Id, shop, country: Country, link: user.PendingUserAction?.RedirectUrl };
}

/** A new link: to finish what was begun, or, for who is enrolled, to confirm that it is them. */
async function newLink(seller) {
  const { PendingUserAction } = await api.Users.enroll(seller.userId);
  return PendingUserAction?.RedirectUrl;
}

/** A changed address or number counts once the person confirmed it. */
async function changeContact(seller, { Email, PhoneNumber }) {
  const number = PhoneNumber === '' ? {} : { PhoneNumber, PhoneNumberCountry: seller.country };
  const user = await api.Users.updateSca({
    Id: seller.userId,
    NaturalSca: true,
    PersonType: 'NATURAL',
    Email,
    ...number,
  });
  return user.PendingUserAction?.RedirectUrl;
}

/** What is true: what `GET` says, and never what the address of a returning browser or a webhook says. */
async function lookUp(userId) {
  const [user, sca] = await Promise.all([api.Users.getSca(userId), api.Users.getScaStatus(userId)]);
  return {
    ...user,
    UserStatus: sca.UserStatus,
    IsEnrolled: sca.IsEnrolled,
    LastEnrollmentDate: sca.LastEnrollmentDate,
  };
}

/** A webhook is a bare GET that anybody can send: it is a reason to look, and nothing more. */
async function takeWebhook({ searchParams }) {
  const userId = searchParams.get('RessourceId') ?? '';
  const type = searchParams.get('EventType') ?? '';
  const user = await lookUp(userId);
  const list = webhooks.get(userId) ?? [];
  webhooks.set(userId, list);
  list.push({ number: list.length + 1, type, at: new Date(), says: user });
  for (const listener of listeners) if (listener.userId === userId) send(listener, list.at(-1));
}

// ---- The pages ----

/** `key` is the method and path; a form's fields arrive as `form`, the seller is the one of the cookie. */
const routes = {
  'GET /': ({ seller }) => (seller === undefined ? page(signUpPage({})) : redirect('/shop')),
  async 'POST /'({ form, response }) {
    try {
      const { link, ...seller } = await signUp(form);
      const secret = randomBytes(24).toString('base64url');
      sellers.set(secret, seller);
      response.setHeader('Set-Cookie', `kiln_seller=${secret}; Path=/; HttpOnly; SameSite=Lax`);
      return toStrongroom(link);
    } catch (error) {
      return page(signUpPage({ form, errors: errorsOf(error) }), 422);
    }
  },
  'GET /shop': async ({ seller }) => {
    const user = await lookUp(seller.userId);
    if (user.UserStatus === 'CLOSED') return page(closedPage({ seller, strongroom, list: listOf(seller) }));
    const notice = seller.notice;
    seller.notice = undefined;
    return page(shopPage({ seller, user, notice, strongroom, list: listOf(seller) }));
  },
  'POST /protect': async ({ seller }) => toStrongroom(await newLink(seller)),
  async 'POST /contact'({ seller, form }) {
    try {
      return toStrongroom(await changeContact(seller, form));
    } catch (error) {
      const errors = errorsOf(error);
      const user = { ...(await lookUp(seller.userId)), ...form };
      return page(shopPage({ seller, user, errors, strongroom, list: listOf(seller) }), 422);
    }
  },
  /** The person is back from Strongroom. */
  async 'GET /back'({ seller, url }) {
    const user = await lookUp(seller.userId);
    const isDone = url.searchParams.get('controlStatus') === 'VALIDATED' && user.UserStatus === 'ACTIVE';
    seller.notice = isDone && user.IsEnrolled ? 'done' : 'not_done';
    return redirect('/shop');
  },
  async 'POST /close'({ seller }) {
    await api.Users.close({ Id: seller.userId, PersonType: 'NATURAL', NaturalSca: true });
    return redirect('/shop');
  },
  'POST /leave': ({ response }) => {
    response.setHeader('Set-Cookie', 'kiln_seller=; Path=/; Max-Age=0');
    return redirect('/');
  },
};

const page = (body, status = 200) => ({ status, type: 'text/html; charset=utf-8', body: String(body) });
const redirect = (to) => ({ status: 303, to });
const listOf = ({ userId }) => webhooks.get(userId) ?? [];

/** Strongroom sends the person back to `returnUrl`; `primary` asks for our colour. Without a link nothing is to be confirmed. */
function toStrongroom(link) {
  const query = new URLSearchParams({ returnUrl: `${origin}/back`, primary: 'true' });
  return redirect(link === undefined ? '/shop' : `${link}&${query}`);
}

/** What the API refuses of a form, by field. Anything else is no mistake of the form. */
function errorsOf(error) {
  if (error?.Type !== 'param_error') throw error;
  return error.errors ?? {};
}

// ---- The server ----

/** The address of Strongroom is there because browsers apply `form-action` to where a form's answer leads. */
const headers = {
  'Content-Security-Policy': `default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self' ${strongroom}; base-uri 'none'; frame-ancestors 'none'`,
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
};

const server = createServer((request, response) => void serve(request, response));

async function serve(request, response) {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  try {
    const reply = await answer(request, response);
    if (reply === undefined) return;
    response.writeHead(reply.status, reply.to ? { Location: reply.to } : { 'Content-Type': reply.type });
    response.end(reply.body);
  } catch (error) {
    const { status, body } = page(errorPage(error?.Message ?? 'Strongroom does not answer.'), 502);
    response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' }).end(body);
  }
}

async function answer(request, response) {
  const url = new URL(request.url ?? '/', origin);
  const file = request.method === 'GET' ? files[url.pathname] : undefined;
  if (file !== undefined) return { status: 200, ...file };
  if (url.pathname === '/webhooks') {
    await takeWebhook(url);
    return { status: 200, type: 'text/plain', body: 'thank you' };
  }
  const seller = sellers.get(/(?:^|; )kiln_seller=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1]);
  if (url.pathname === '/events' && seller !== undefined) return listen(request, response, seller, url);
  const route = routes[`${request.method} ${url.pathname}`];
  if (route === undefined) return page(errorPage('There is no such page.'), 404);
  if (request.method === 'POST' && !isOwn(request)) return page(errorPage('This form is not ours.'), 403);
  if (seller === undefined && url.pathname !== '/') return redirect('/');
  return await route({ seller, url, response, form: await readForm(request) });
}

/** No other site may send our forms. */
function isOwn({ headers: { 'sec-fetch-site': site, origin: from } }) {
  return (site === undefined || site === 'same-origin') && (from === undefined || from === origin);
}

async function readForm(request) {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > 10_000) throw Object.assign(new Error('too long'), { Message: 'This form is too long.' });
  }
  return Object.fromEntries([...new URLSearchParams(text)].map(([name, value]) => [name, value.trim()]));
}

/** Webhooks as they arrive, to the page of the seller; what came while it was away comes first. */
function listen(request, response, seller, url) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders();
  const listener = { response, userId: seller.userId };
  const seen = Number(request.headers['last-event-id'] ?? url.searchParams.get('after') ?? 0);
  for (const webhook of listOf(seller).slice(seen)) send(listener, webhook);
  listeners.add(listener);
  response.on('close', () => listeners.delete(listener));
}

function send({ response }, webhook) {
  response.write(`id: ${webhook.number}\ndata: ${JSON.stringify(String(told(webhook)))}\n\n`);
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}

await registerHooks();
await showFace();
server.listen(port, 'localhost', () => process.stdout.write(`Kiln is ready at ${origin}\n`));
