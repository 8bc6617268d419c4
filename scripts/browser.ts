/** Finds the Chromium that the browser tests drive: the machine's own, else the one npm brought, so that tests need nothing but npm. */
import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export interface Browser {
  executablePath: string;
  args: string[];
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const ARGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

export async function findChromium(): Promise<Browser> {
  const executablePath = findInstalled() ?? (await unpackFromNpm());
  // Chromium's sandbox refuses root.
  return { executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox', ...ARGS] : [...ARGS] };
}

function findInstalled(): string | undefined {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen && !isExecutable(chosen)) throw new Error(`CHROMIUM_PATH names no program: ${chosen}`);
  if (chosen) return chosen;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function unpackFromNpm(): Promise<string> {
  try {
    const manifest = await readFile(join(ROOT, 'node_modules/@sparticuz/chromium/package.json'), 'utf8');
    const { version } = JSON.parse(manifest) as { version: string };
    const folder = join(ROOT, 'node_modules/.cache', `chromium-${version}`);
    if (!existsSync(folder)) await unpackInto(folder);
    const program = join(folder, 'run');
    await promisify(execFile)(program, ['--version']);
    return program;
  } catch (cause) {
    throw new Error(
      'No Chromium for the browser tests: none is installed, and the one from npm does not run here. Install it (apt-get install chromium), or set CHROMIUM_PATH.',
      { cause },
    );
  }
}

// The package unpacks into the shared temporary folder, where another user's files or a half-written program would be taken for its own: it gets a folder of its own.
async function unpackInto(folder: string): Promise<void> {
  const draft = `${folder}.${process.pid}`;
  await mkdir(draft, { recursive: true });
  const code = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;
  // It brings the libraries that a bare machine lacks only when it believes to be in a cloud function.
  const env = { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: 'nodejs24.x' };
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code], { cwd: ROOT, env });
  await writeFile(join(draft, 'fonts.conf'), FONTS);
  await writeFile(join(draft, 'run'), RUN, { mode: 0o755 });
  // Of two test runs at once the first one's folder stays.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
}

const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

// Libraries and fonts of the package are used only where the machine has none.
const RUN = `#!/bin/sh
here=$(dirname "$0")
if ! ldd "$here/chromium" >/dev/null 2>&1 || ldd "$here/chromium" | grep -q 'not found'; then
  export LD_LIBRARY_PATH="$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
fi
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chromium" "$@"
`;
