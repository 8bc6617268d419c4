// A platform's face: set through the clients API, asked for by the link, kept for the whole session.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { changeFace } from '#clients/change-face.ts';
import { newPlatform, type Api } from '../kit/api.ts';
import { openHouse } from '../kit/house.ts';
import { newNumber, newOwner } from '../kit/people.ts';
import { enrol, newVisitor, returnUrl, type Visitor } from '../kit/visitor.ts';

const house = await openHouse();

async function pngOf(colour: string, width = 300, height = 100): Promise<Buffer> {
  return await sharp({ create: { width, height, channels: 3, background: colour } })
    .withExif({ IFD0: { Copyright: 'secret-of-the-camera' } })
    .png()
    .toBuffer();
}

const upload = (api: Api, file: Buffer) => api.put('/clients/logo', { File: file.toString('base64') });

/** The page of a link with parameters added, as a person opens it. */
const openLink = (visitor: Visitor, link: string, query = '') =>
  visitor.get(`/?${new URL(link).searchParams.toString()}&${new URLSearchParams({ returnUrl }).toString()}${query}`);

const sheetOf = (html: string) => /href="(\/assets\/face\/[^"]+)"/.exec(html)?.[1];

/** The colours of a sheet, of the light theme unless the sheet is of one theme alone. */
async function coloursOf(path: string | undefined): Promise<Record<string, string>> {
  const reply = await fetch(`${house.url}${path ?? ''}`);
  assert.equal(reply.status, 200, path ?? 'no sheet');
  const [, rules = ''] = /^:root\{([^}]*)\}/.exec(await reply.text()) ?? [];
  return Object.fromEntries(rules.split(';').map((rule) => rule.split(':') as [string, string]));
}

test('a client is viewed and updated field by field; what is not its to change stays', async () => {
  const api = await newPlatform(house, 'Blue Market');
  const { body: before } = await api.get('/clients');
  assert.deepEqual(
    [before.ClientId, before.Name, before.PrimaryThemeColour, before.Logo, before.TechEmails, before.Licensor],
    [api.clientId, 'Blue Market', null, null, [], null],
  );
  const { status, body } = await api.put('/clients', {
    PrimaryThemeColour: '#D0AE5F',
    TechEmails: ['tech@example.com'],
    HeadquartersAddress: { City: 'Paris', Country: 'FR' },
    Name: 'Another Bank',
    ClientId: 'demo',
    Logo: 'https://evil.example/logo.svg',
  });
  assert.equal(status, 200);
  assert.deepEqual([body.Name, body.ClientId, body.Logo], ['Blue Market', api.clientId, null]);
  assert.deepEqual([body.PrimaryThemeColour, body.PrimaryButtonColour], ['#D0AE5F', null]);
  const { body: later } = await api.put('/clients', { PrimaryButtonColour: '#508c4a', PrimaryThemeColour: null });
  assert.deepEqual([later.PrimaryThemeColour, later.PrimaryButtonColour], ['#D0AE5F', '#508c4a']);
  assert.deepEqual(later.TechEmails, ['tech@example.com']);
  assert.deepEqual([later.HeadquartersAddress.City, later.HeadquartersAddress.Region], ['Paris', null]);
  assert.deepEqual((await api.get('/clients')).body, later);
});

test('what is no colour is refused with the field', async () => {
  const api = await newPlatform(house);
  for (const colour of ['red', '#12345', '#1234567', '#12345g', 'url(x)', '#fff;}', '508c4a']) {
    const { status, body } = await api.put('/clients', { PrimaryButtonColour: colour });
    assert.equal(status, 400, colour);
    assert.deepEqual(Object.keys(body.errors), ['PrimaryButtonColour']);
  }
  await assert.rejects(changeFace(house.app.host, api.clientId, { themeColour: 'red' }));
});

test("another platform's client is not found", async () => {
  const [mine, other] = [await newPlatform(house), await newPlatform(house)];
  for (const [method, path] of [
    ['GET', 'clients'],
    ['PUT', 'clients'],
    ['PUT', 'clients/logo'],
  ] as const) {
    const reply = await fetch(`${house.url}/v2.01/${other.clientId}/${path}`, {
      method,
      headers: { authorization: `Bearer ${mine.token}`, 'content-type': 'application/json' },
      ...(method === 'PUT' ? { body: '{}' } : {}),
    });
    assert.equal(reply.status, 404);
  }
});

test('a logo is served from an address of its own making, where it can do nothing', async () => {
  const api = await newPlatform(house);
  assert.equal((await upload(api, await pngOf('#cc0000'))).status, 204);
  const { body } = await api.get('/clients');
  const { pathname, origin } = new URL(body.Logo);
  assert.equal(origin, house.url);
  assert.match(pathname, /^\/assets\/logo\/[0-9a-f]{32}\.png$/);
  const reply = await fetch(body.Logo);
  const served = Buffer.from(await reply.arrayBuffer());
  assert.ok(!served.includes('secret-of-the-camera'));
  assert.equal((await sharp(served).metadata()).format, 'png');
  assert.equal(reply.headers.get('content-type'), 'image/png');
  assert.equal(reply.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(reply.headers.get('content-security-policy'), "default-src 'none'; sandbox");
  assert.match(reply.headers.get('cache-control') ?? '', /immutable/);

  const page = await openLink(newVisitor(house), (await newOwner(api)).link);
  assert.match(page.html, new RegExp(`<img class="logo on-any" src="${pathname}" width="300" height="100" alt="" />`));
  assert.doesNotMatch(page.html, /class="initial"/);

  assert.equal((await upload(api, await pngOf('#00cc00'))).status, 204);
  assert.notEqual((await api.get('/clients')).body.Logo, body.Logo);
  assert.equal((await fetch(body.Logo)).status, 404);
  for (const name of ['x.png', `${'0'.repeat(32)}.png`, `${'0'.repeat(32)}.svg`, '..%2F..%2Fpackage.json']) {
    assert.equal((await fetch(`${house.url}/assets/logo/${name}`)).status, 404, name);
  }
});

test('two platforms may have the same logo, and each takes away its own', async () => {
  const [one, other] = [await newPlatform(house), await newPlatform(house)];
  const file = await pngOf('#0000cc');
  await Promise.all([upload(one, file), upload(other, file)]);
  const { Logo } = (await one.get('/clients')).body;
  assert.equal((await other.get('/clients')).body.Logo, Logo);
  await changeFace(house.app.host, one.clientId, { logo: null });
  assert.equal((await one.get('/clients')).body.Logo, null);
  assert.equal((await fetch(Logo)).status, 200);
});

test('a file that is no picture of the three kinds is refused, and the logo before it stays', async () => {
  const api = await newPlatform(house);
  await upload(api, await pngOf('#cccc00'));
  const { Logo } = (await api.get('/clients')).body;
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
  for (const [file, told] of [
    [svg.toString('base64'), /must be a PNG, JPEG or WebP/],
    [`data:image/png;base64,${svg.toString('base64')}`, /must be a PNG, JPEG or WebP/],
    ['<svg/>', /encoded as base64/],
    [Buffer.from('89504e470d0a1a0a00', 'hex').toString('base64'), /damaged/],
    [Buffer.alloc(600_000, 1).toString('base64'), /512 kB/],
    ['', /required/],
  ] as const) {
    const { status, body } = await api.put('/clients/logo', { File: file });
    assert.equal(status, 400);
    assert.match(body.errors.File, told);
  }
  assert.equal((await api.put('/clients/logo', { File: 'A'.repeat(1_100_000) })).status, 413);
  assert.equal((await api.get('/clients')).body.Logo, Logo);
});

test('the link chooses the colours: primary for all, cta for the button and the box alone, theme for both', async () => {
  const api = await newPlatform(house);
  await api.put('/clients', { PrimaryThemeColour: '#7B1FA2', PrimaryButtonColour: '#C62828' });
  const visitor = newVisitor(house);
  const { link } = await newOwner(api);
  assert.equal(sheetOf((await openLink(visitor, link)).html), undefined);

  const of = async (query: string) => await coloursOf(sheetOf((await openLink(visitor, link, query)).html));
  const primary = await of('&primary=true');
  assert.deepEqual(
    [primary['--accent'], primary['--button'], primary['--button-edge']],
    ['#7b1fa2', '#7b1fa2', '#7b1fa2'],
  );
  const cta = await of('&cta=true');
  assert.deepEqual([cta['--accent'], cta['--button'], cta['--button-edge']], [undefined, '#c62828', '#c62828']);
  const both = await of('&primary=true&cta=true&theme=light');
  assert.deepEqual([both['--accent'], both['--button'], both['--paper']], ['#7b1fa2', '#c62828', '#f3f4f0']);

  const dark = await openLink(visitor, link, '&theme=dark');
  assert.match(dark.html, /<meta name="color-scheme" content="dark" \/>/);
  const { 'color-scheme': scheme, '--surface': surface, '--accent': accent } = await coloursOf(sheetOf(dark.html));
  assert.deepEqual([scheme, surface, accent], ['dark', '#151c19', '#6fd8b9']);
  assert.equal(sheetOf((await openLink(visitor, link, '&theme=sepia&primary=no')).html), undefined);
});

test('a look is kept from the welcome to the end, whatever is opened in between', async () => {
  const api = await newPlatform(house);
  await api.put('/clients', { PrimaryThemeColour: '#7B1FA2' });
  const owner = await newOwner(api);
  const visitor = newVisitor(house);
  const welcome = await openLink(visitor, owner.link, '&primary=true&theme=dark');
  const sheet = sheetOf(welcome.html);
  assert.match(sheet ?? '', /^\/assets\/face\/7b1fa2\.7b1fa2\.dark\.[0-9a-f]{8}\.css$/);
  const asked = { primary: 'true', theme: 'dark' };
  for (const [name, value] of Object.entries(asked)) {
    assert.match(welcome.html, new RegExp(`<input type="hidden" name="${name}" value="${value}" />`));
  }
  const untick = await visitor.start(owner.link, { ...asked, terms: '' });
  assert.equal(sheetOf(untick.html), sheet);
  const first = await visitor.start(owner.link, asked);
  assert.equal(sheetOf(first.html), sheet);
  assert.equal(sheetOf((await visitor.get(`${visitor.session}/leave`)).html), sheet);
  assert.equal(sheetOf((await visitor.step('email', { email: 'wrong@example.com' })).html), sheet);
  // The link again, without a word of it.
  assert.equal(sheetOf((await openLink(visitor, owner.link)).html), sheet);
  await visitor.step('leave');
  assert.equal(sheetOf((await visitor.look()).html), sheet);
  assert.equal(sheetOf((await openLink(newVisitor(house), owner.link, '&theme=light')).html), sheet);
});

test('who asks for no look gets none by a link that is opened later, up to the end', async () => {
  const api = await newPlatform(house);
  await api.put('/clients', { PrimaryThemeColour: '#7B1FA2' });
  const owner = await newOwner(api);
  const visitor = newVisitor(house);
  const end = await enrol(house, visitor, owner, { number: newNumber() });
  assert.match(end.html, /class="seal validated"/);
  assert.equal(sheetOf(end.html), undefined);
  assert.equal(sheetOf((await openLink(visitor, owner.link, '&primary=true')).html), undefined);
});

test('a continuation elsewhere takes the look of its own link', async () => {
  const api = await newPlatform(house);
  const owner = await newOwner(api);
  await newVisitor(house).start(owner.link, { theme: 'dark' });
  const second = newVisitor(house);
  const token = new URL(owner.link).searchParams.get('token') ?? '';
  const form = { token, returnUrl, lang: 'en', terms: 'yes', theme: 'light' };
  assert.match(sheetOf((await second.post('/continue', form)).html) ?? '', /\/own\.own\.light\./);
});

test('a sheet is kept for good only where this server makes it so', async () => {
  const api = await newPlatform(house);
  const path = sheetOf((await openLink(newVisitor(house), (await newOwner(api)).link, '&theme=dark')).html) ?? '';
  const headersOf = async (address: string) => (await fetch(`${house.url}${address}`)).headers;
  const current = await headersOf(path);
  assert.match(current.get('cache-control') ?? '', /immutable/);
  assert.equal(current.get('content-type'), 'text/css; charset=utf-8');
  assert.equal(current.get('x-content-type-options'), 'nosniff');
  const other = await headersOf(path.replace(/\.[0-9a-f]{8}\./, '.00000000.'));
  assert.equal(other.get('cache-control'), 'no-store');
  assert.equal((await fetch(`${house.url}/assets/face/x.css`)).status, 404);
});

test('the operator changes the trading name, and people see it', async () => {
  const api = await newPlatform(house, 'Old Name');
  await changeFace(house.app.host, api.clientId, { name: 'New <Name>', themeColour: '#112233' });
  await changeFace(house.app.host, api.clientId, { themeColour: null, logo: await pngOf('#123456') });
  const { body } = await api.get('/clients');
  assert.deepEqual([body.Name, body.PrimaryThemeColour], ['New <Name>', null]);
  assert.match((await openLink(newVisitor(house), (await newOwner(api)).link)).html, /New &lt;Name&gt;<\/span>/);
});

test('live mode has a face, and no page to try one', async () => {
  const live = await openHouse({ mode: 'live', publicUrl: 'https://sca.example.com' });
  const api = await newPlatform(live);
  assert.equal((await upload(api, await pngOf('#cc0000'))).status, 204);
  assert.match((await api.get('/clients')).body.Logo, /^https:\/\/sca\.example\.com\/assets\/logo\//);
  for (const path of ['/sandbox/face', `/sandbox/face/welcome?client=${api.clientId}`]) {
    assert.equal((await fetch(`${live.url}${path}`)).status, 404, path);
  }
  await live.close();
});

test('a sandbox shows the main screens with a face, and with colours to try', async () => {
  const api = await newPlatform(house, 'Preview & Sons');
  await api.put('/clients', { PrimaryThemeColour: '#7B1FA2' });
  const query = `client=${api.clientId}&primary=true&cta=true&theme=dark&buttonColour=%23ffdd00`;
  const page = await (await fetch(`${house.url}/sandbox/face?${query}`)).text();
  assert.match(page, /The face of Preview &amp; Sons/);
  const frames = [...page.matchAll(/<iframe [^>]*src="([^"]+)"/g)].map(([, src = '']) => src.replaceAll('&amp;', '&'));
  assert.equal(frames.length, 8);
  for (const frame of frames) {
    const reply = await fetch(`${house.url}${frame}`);
    assert.equal(reply.status, 200, frame);
    assert.match(reply.headers.get('content-security-policy') ?? '', /form-action 'none'.*frame-ancestors 'self'/);
    assert.equal(reply.headers.get('x-frame-options'), null);
    assert.match(sheetOf(await reply.text()) ?? '', /\/7b1fa2\.ffdd00\.dark\./);
  }
  assert.equal((await fetch(`${house.url}/sandbox/face`)).status, 200);
  for (const path of [
    '/sandbox/face?client=nobody',
    '/sandbox/face/welcome',
    `/sandbox/face/x?client=${api.clientId}`,
  ]) {
    assert.equal((await fetch(`${house.url}${path}`)).status, 404, path);
  }
});
