// Any logo becomes a PNG of our own making: nothing of the uploaded file itself is ever kept or served.
import { createHash } from 'node:crypto';
import { badParam, Fault } from '#kit/fault.ts';
import { createGate } from '#kit/gate.ts';
import type { Logo } from './face.ts';
import { groundOf } from './logo-ground.ts';

export const MAX_LOGO_BYTES = 512 * 1024;
/** Of each side of what is uploaded, pixels. */
const MAX_SIDE = 4_096;
const MIN_SIDE = 16;
/** Of what is served, pixels: four for each point of the height at which it is shown. */
const SERVED = { width: 512, height: 160 } as const;
const DECODING_S = 10;
const HASH_DIGITS = 32;

/** By their first bytes: what a file says of itself elsewhere does not count. */
const FORMATS = [
  ['png', (file: Buffer) => file.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))],
  ['jpeg', (file: Buffer) => file.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))],
  ['webp', (file: Buffer) => file.toString('latin1', 0, 4) === 'RIFF' && file.toString('latin1', 8, 12) === 'WEBP'],
] as const;

/** Decoding is costly, and shares its threads with the hashing of PINs: one at a time. */
const gate = createGate();

export interface EncodedLogo {
  readonly logo: Logo;
  readonly png: Buffer;
}

/** @throws Fault `param_error` about `File`, which says what is taken */
export async function encodeLogo(file: Buffer): Promise<EncodedLogo> {
  if (file.length > MAX_LOGO_BYTES) throw badParam('File', `The logo may have ${MAX_LOGO_BYTES / 1024} kB at most.`);
  const format = FORMATS.find(([, fits]) => fits(file))?.[0];
  // SVG is a program as much as a picture, and refused as such.
  if (format === undefined) throw badParam('File', 'The logo must be a PNG, JPEG or WebP file.');
  return await gate.run([{ key: 'logo', atOnce: 1 }], () => encode(file, format));
}

async function encode(file: Buffer, format: string): Promise<EncodedLogo> {
  const open = await decoder();
  // Of the header alone: nothing is unfolded before its size is known.
  const { width, height, format: found } = await open(file, false).metadata().catch(refuseDamaged);
  if (found !== format) refuseDamaged(`it holds ${found}`);
  if (Math.max(width, height) > MAX_SIDE || Math.min(width, height) < MIN_SIDE) {
    throw badParam('File', `The logo must have from ${MIN_SIDE} to ${MAX_SIDE} pixels on each side.`);
  }
  const { data: png, info } = await open(file)
    .autoOrient()
    .resize({ ...SERVED, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    // Without `withMetadata` no EXIF, comment or profile goes along.
    .png({ compressionLevel: 9, palette: true, effort: 7 })
    .timeout({ seconds: DECODING_S })
    .toBuffer({ resolveWithObject: true })
    .catch(refuseDamaged);
  const pixels = await open(png).ensureAlpha().raw().toBuffer();
  const hash = createHash('sha256').update(png).digest('hex').slice(0, HASH_DIGITS);
  return { logo: { hash, width: info.width, height: info.height, ground: groundOf(pixels) }, png };
}

function refuseDamaged(cause: unknown): never {
  throw new Fault('param_error', { errors: { File: 'The logo cannot be read: the file is damaged.' }, cause });
}

/** Loaded by the first upload: a server that never sees one does without. */
async function decoder() {
  const { default: sharp } = await import('sharp');
  // The library reads many formats; these three are enough to trust.
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: ['VipsForeignLoadPngBuffer', 'VipsForeignLoadJpegBuffer', 'VipsForeignLoadWebpBuffer'],
  });
  return (file: Buffer, limitInputPixels: number | false = MAX_SIDE * MAX_SIDE) =>
    sharp(file, { failOn: 'error', limitInputPixels, pages: 1 });
}
