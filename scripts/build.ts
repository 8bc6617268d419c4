// Makes dist/, which the package carries: JavaScript, since Node refuses to strip types below node_modules, and what it reads beside it.
import { execFileSync } from 'node:child_process';
import { cp, glob, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buildAssets } from '#hosted/assets.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIST = `${ROOT}dist`;
/** Made beside and moved into place: dist/ is never half of a build, nor two builds at once, nor holds what an earlier one left. */
const DRAFT = `${ROOT}node_modules/.cache/strongroom-dist-${process.pid}`;

execFileSync(`${ROOT}node_modules/.bin/tsc`, ['-p', 'tsconfig.build.json', '--declaration', '--outDir', DRAFT], {
  cwd: ROOT,
  stdio: 'inherit',
});

/** Types are told of what can be imported, and of nothing else. */
const TYPED = 'testing/testing.d.ts';
for await (const file of glob('**/*.d.ts', { cwd: DRAFT })) if (file !== TYPED) await rm(`${DRAFT}/${file}`);

/** The nearest package.json decides what `#room/file.ts` means: here the compiled file. */
const manifest = { type: 'module', imports: { '#*.ts': './*.js' } };
await Promise.all([
  writeFile(`${DRAFT}/package.json`, `${JSON.stringify(manifest)}\n`),
  cp(`${ROOT}src/storage/migrations`, `${DRAFT}/storage/migrations`, { recursive: true }),
  buildAssets(`${DRAFT}/assets`),
]);

await rm(DIST, { recursive: true, force: true });
await rename(DRAFT, DIST);
