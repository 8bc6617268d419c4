// The sandbox's master secret: made once for each installation, readable by its owner only.
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const SECRET_BYTES = 32;

export async function readOrMakeSecret(dataDir: string): Promise<Buffer> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'secret');
  // Two first starts at once: one writes, both read what it wrote.
  await writeFile(file, randomBytes(SECRET_BYTES).toString('base64'), { flag: 'wx', mode: 0o600 }).catch(
    ignoreExisting,
  );
  const secret = Buffer.from(await readFile(file, 'utf8'), 'base64');
  if (secret.length < SECRET_BYTES)
    throw new Error(`${file} does not hold a secret; delete the data folder to begin anew.`);
  return secret;
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
