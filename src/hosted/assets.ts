// The style and script of the pages: prebuilt files in the package; in a clone, made from web/hosted once for each state of it.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

export interface Asset {
  readonly type: string;
  readonly body: Buffer;
  /** The same, compressed, for clients that accept it. */
  readonly br: Buffer;
  readonly gzip: Buffer;
}

export interface AssetPaths {
  readonly style: string;
  readonly script: string;
  readonly mark: string;
}

const TYPES = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml' } as const;

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const SOURCES = at('../../web/hosted/');
/** The page tells an easy PIN by the server's rules. */
const PIN_RULES = at('../factors/pin/');
const CACHE = at('../../node_modules/.cache/strongroom/');
/** Beside the folder of the compiled code; a clone has no such folder. */
const PREBUILT = at('../assets/');

interface Place {
  readonly folder: string;
  readonly hash: string;
}

let place: Place | undefined;
let loaded: Promise<ReadonlyMap<string, Asset>> | undefined;

/** Known without building: the hash is the sources'. An address never changes what it holds. */
export function assetPaths(): AssetPaths {
  place ??= findPlace();
  const { style, script, mark } = namesOf(place.hash);
  return { style: `/assets/${style}`, script: `/assets/${script}`, mark: `/assets/${mark}` };
}

/** Every asset by its path. The first call in a clone may run the bundler, so call it once after the server listens. */
export function assets(): Promise<ReadonlyMap<string, Asset>> {
  loaded ??= load().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

/** Writes the files that the package carries. */
export async function buildAssets(outFolder: string): Promise<void> {
  const { style, script, mark } = namesOf(hashOfSources());
  const { build } = await import('esbuild');
  const bundle = async (entry: string) => {
    const options = {
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      logLevel: 'silent',
    } as const;
    const { outputFiles } = await build({ ...options, entryPoints: [`${SOURCES}${entry}`] });
    return outputFiles[0]?.contents ?? new Uint8Array();
  };
  await mkdir(outFolder, { recursive: true });
  await Promise.all([
    bundle('style.css').then((body) => writeFile(`${outFolder}/${style}`, body)),
    bundle('main.ts').then((body) => writeFile(`${outFolder}/${script}`, body)),
    readFile(`${SOURCES}mark.svg`).then((body) => writeFile(`${outFolder}/${mark}`, body)),
  ]);
}

function namesOf(hash: string): AssetPaths {
  return { style: `style.${hash}.css`, script: `hosted.${hash}.js`, mark: `mark.${hash}.svg` };
}

function findPlace(): Place {
  const built = existsSync(PREBUILT) ? readdirSync(PREBUILT) : [];
  const [prebuilt] = built.flatMap((name) => /^hosted\.(\w+)\.js$/.exec(name)?.[1] ?? []);
  if (prebuilt !== undefined) return { folder: PREBUILT, hash: prebuilt };
  const hash = hashOfSources();
  return { folder: `${CACHE}${hash}`, hash };
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  const files = [SOURCES, PIN_RULES].flatMap((folder) => readdirSync(folder).map((name) => `${folder}${name}`));
  for (const file of [...files, at('../../package.json')].toSorted()) {
    hash
      .update(`${basename(file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

async function load(): Promise<ReadonlyMap<string, Asset>> {
  place ??= findPlace();
  const { folder, hash } = place;
  if (!existsSync(folder)) await buildWhole(folder);
  const read = async (name: string) => [`/assets/${name}`, await readAsset(folder, name)] as const;
  return new Map(await Promise.all(Object.values({ ...namesOf(hash) }).map(read)));
}

/** Built beside and moved into place, since two servers of one clone may start together and a reader must find all or nothing. */
async function buildWhole(folder: string): Promise<void> {
  const draft = `${folder}.${process.pid}`;
  await buildAssets(draft);
  await rename(draft, folder).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  });
}

async function readAsset(folder: string, name: string): Promise<Asset> {
  const body = await readFile(`${folder}/${name}`);
  const type = Object.entries(TYPES).find(([ending]) => name.endsWith(`.${ending}`))?.[1] ?? 'application/octet-stream';
  const [br, zipped] = await Promise.all([promisify(brotliCompress)(body), promisify(gzip)(body)]);
  return { type, body, br, gzip: zipped };
}
