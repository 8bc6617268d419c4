#!/usr/bin/env node
// The `strongroom` command, written for an old Node too (16 and newer): it hands over to the current one that npm brought.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

if (isCurrent(process.version)) await import('../dist/main.js');
else handOver();

function isCurrent(version) {
  const [major, minor] = version.slice(1).split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 7);
}

function handOver() {
  const node = findNode();
  if (node === undefined) {
    const machine = `${process.platform} ${process.arch}`;
    console.error(
      `Strongroom needs Node.js 24.7 or newer; this is ${process.version}, and npm brought none for ${machine}.`,
    );
    console.error('Install it from https://nodejs.org.');
    process.exitCode = 1;
    return;
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`${node} cannot be run: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? code : 128 + constants.signals[signal];
  });
}

function findNode() {
  const require = createRequire(import.meta.url);
  const machine = `${process.platform}-${process.arch}`;
  for (const name of [`node-${machine}`, `node-bin-${machine}`]) {
    try {
      return join(dirname(require.resolve(`${name}/package.json`)), 'bin', 'node');
    } catch {
      // An optional dependency: npm installs only the one of its machine, or none.
    }
  }
  return undefined;
}
