// Logos: what is taken, what is refused, and that nothing of the uploaded file itself is left.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Color, type Sharp } from 'sharp';
import { Fault } from '#kit/fault.ts';
import { encodeLogo, MAX_LOGO_BYTES } from './encode-logo.ts';

const drawn = (width: number, height: number, colour: Color = '#0b6553') =>
  sharp({ create: { width, height, channels: 4, background: colour } });

/** A round-cornered mark with a white eye; made before the first logo is read, which shuts the decoder of drawings. */
const drawing = await sharp(
  Buffer.from(
    '<svg width="80" height="80"><rect width="80" height="80" rx="18" fill="#e8590c"/><circle cx="40" cy="40" r="22" fill="#fff"/></svg>',
  ),
)
  .png()
  .toBuffer();

async function refusal(file: Buffer): Promise<string | undefined> {
  try {
    await encodeLogo(file);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof Fault);
    return error.errors?.['File'];
  }
}

for (const format of ['png', 'jpeg', 'webp'] as const) {
  test(`${format} becomes a PNG within 512 by 160, with its shape and without its metadata`, async () => {
    const file = await drawn(1_200, 300)
      .withExif({ IFD0: { Copyright: 'secret-of-the-camera' }, IFD3: { GPSLatitude: '48/1 51/1 0/1' } })
      .toFormat(format)
      .toBuffer();
    assert.ok(file.includes('secret-of-the-camera'));
    const { png, logo } = await encodeLogo(file);
    const { width, height, exif, icc, xmp, format: made } = await sharp(png).metadata();
    assert.deepEqual([width, height, made], [512, 128, 'png']);
    assert.deepEqual([logo.width, logo.height], [512, 128]);
    assert.deepEqual([exif, icc, xmp], [undefined, undefined, undefined]);
    assert.ok(!png.includes('secret-of-the-camera'));
    assert.match(logo.hash, /^[0-9a-f]{32}$/);
  });
}

test('a small logo is not blown up, a tall one fits the height, a turned photograph stands upright', async () => {
  assert.deepEqual(await sizeOf(drawn(40, 30).png()), [40, 30]);
  assert.deepEqual(await sizeOf(drawn(400, 400).png()), [160, 160]);
  assert.deepEqual(await sizeOf(drawn(300, 600).withMetadata({ orientation: 6 }).jpeg()), [320, 160]);
});

async function sizeOf(image: Sharp): Promise<[number, number]> {
  const { logo } = await encodeLogo(await image.toBuffer());
  return [logo.width, logo.height];
}

test('a see-through logo is told by what it can be seen on; a solid one by nothing', async () => {
  const groundOf = async (colour: string, solid = false) => {
    const text = await sharp({ create: { width: 60, height: 20, channels: 4, background: colour } })
      .png()
      .toBuffer();
    const background = { r: 0, g: 0, b: 0, alpha: 0 };
    const file = await (solid ? sharp(text) : sharp(text).extend({ top: 10, bottom: 10, background })).png().toBuffer();
    return (await encodeLogo(file)).logo.ground;
  };
  assert.equal(await groundOf('#000000'), 'light');
  assert.equal(await groundOf('#ffffff'), 'dark');
  assert.equal(await groundOf('#e0553a'), 'any');
  assert.equal(await groundOf('#000000', true), 'any');
  assert.equal((await encodeLogo(drawing)).logo.ground, 'any');
});

test('what is no PNG, JPEG or WebP is refused, whatever it says of itself', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const gif = await drawn(32, 32).gif().toBuffer();
  const tiff = await drawn(32, 32).tiff().toBuffer();
  for (const file of [svg, gif, tiff, Buffer.from('<html>'), Buffer.alloc(0), Buffer.from('%PDF-1.7')]) {
    assert.equal(await refusal(file), 'The logo must be a PNG, JPEG or WebP file.');
  }
  const png = Buffer.from('89504e470d0a1a0a', 'hex');
  for (const file of [
    png,
    Buffer.concat([png, svg]),
    Buffer.from('ffd8ffe0', 'hex'),
    Buffer.from('RIFF0000WEBPVP8 '),
  ]) {
    assert.equal(await refusal(file), 'The logo cannot be read: the file is damaged.');
  }
});

test('a file cut short is damaged', async () => {
  const noise = sharp({
    create: {
      width: 200,
      height: 200,
      channels: 3,
      background: '#fff',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  });
  for (const format of ['png', 'jpeg', 'webp'] as const) {
    const whole = await noise.clone().toFormat(format).toBuffer();
    assert.equal(await refusal(whole.subarray(0, whole.length / 2)), 'The logo cannot be read: the file is damaged.');
  }
});

test('what is too large or too small is refused with the limits', async () => {
  assert.equal(await refusal(Buffer.alloc(MAX_LOGO_BYTES + 1)), 'The logo may have 512 kB at most.');
  const sides = 'The logo must have from 16 to 4096 pixels on each side.';
  assert.equal(await refusal(bomb(60_000, 60_000)), sides);
  assert.equal(await refusal(await drawn(5_000, 20).png().toBuffer()), sides);
  assert.equal(await refusal(await drawn(15, 15).png().toBuffer()), sides);
});

/** A few bytes that would unfold to gigabytes. */
function bomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6], 8);
  const chunk = (name: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(name), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, check]);
  };
  const start = Buffer.from('89504e470d0a1a0a', 'hex');
  const pixels = deflateSync(Buffer.alloc(100_000));
  return Buffer.concat([start, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

test('the same file twice gives the same address', async () => {
  const file = await drawn(300, 100).jpeg().toBuffer();
  const [one, other] = await Promise.all([encodeLogo(file), encodeLogo(file)]);
  assert.equal(one.logo.hash, other.logo.hash);
});
