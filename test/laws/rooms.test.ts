// The floors: a room imports only rooms on lower floors. ARCHITECTURE.md holds the table; this test reads it.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const floors = readFloors();
const sources = globSync('src/**/*.ts');

/** `## The floors` lists one floor a line, the lowest first: "0. `kit`: …". */
function readFloors(): Map<string, number> {
  const text = readFileSync('ARCHITECTURE.md', 'utf8');
  const lines = [...text.matchAll(/^(\d+)\. (.*?):/gm)];
  return new Map(
    lines.flatMap(([, floor, rooms]) =>
      [...(rooms ?? '').matchAll(/`(\w+)`/g)].map(([, room]): [string, number] => [room ?? '', Number(floor)]),
    ),
  );
}

/** The room of a file; undefined for what stands outside: app.ts, main.ts and the like. */
function roomOf(path: string): string | undefined {
  return /^src\/([^/]+)\//.exec(path)?.[1];
}

function importsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, name]) => name ?? '');
}

const isTest = (path: string) => path.endsWith('.test.ts');

test('every room has a floor', () => {
  const rooms = new Set(sources.map(roomOf).filter((room) => room !== undefined));
  assert.deepEqual(
    [...rooms].filter((room) => !floors.has(room)),
    [],
  );
});

test('a room looks downstairs only', () => {
  const climbs = sources
    .filter((path) => !isTest(path))
    .flatMap((path) => {
      const room = roomOf(path);
      if (room === undefined) return [];
      return importsOf(path)
        .map((name) => /^#([^/]+)\//.exec(name)?.[1])
        .filter((other) => other !== undefined && (floors.get(other) ?? 99) >= (floors.get(room) ?? -1))
        .map((other) => `${path} reaches ${other === room ? 'its own room by #' : `up to ${other}`}`);
    });
  assert.deepEqual(climbs, []);
});

test('inside a room only ./, across rooms only #; nobody reaches app.ts but the command line', () => {
  const wrong = sources
    .filter((path) => roomOf(path) !== undefined && !isTest(path) && roomOf(path) !== 'cli')
    .flatMap((path) =>
      importsOf(path)
        .filter((name) => name.startsWith('../') && leavesRoom(path, name))
        .map((name) => `${path}: ${name}`),
    );
  assert.deepEqual(wrong, []);
});

function leavesRoom(path: string, name: string): boolean {
  return roomOf(new URL(name, `file:///${path}`).pathname.slice(1)) !== roomOf(path);
}

test('siblings of actions and factors do not know each other', () => {
  const nosy = sources
    .filter((path) => /^src\/(actions|factors)\/[^/]+\//.test(path) && !isTest(path))
    .flatMap((path) => {
      const [, room, sibling] = /^src\/([^/]+)\/([^/]+)\//.exec(path) ?? [];
      return importsOf(path)
        .filter((name) => new RegExp(`^(#${room}|\\.\\.)/[^/]+/`).test(name) && !name.includes(`/${sibling}/`))
        .map((name) => `${path}: ${name}`);
    });
  assert.deepEqual(nosy, []);
});

test('the sandbox is loaded by app.ts alone, and only on demand', () => {
  const others = sources.filter(
    (path) => roomOf(path) !== 'sandbox' && importsOf(path).some((name) => name.includes('sandbox/')),
  );
  assert.deepEqual(others, ['src/app.ts']);
  assert.doesNotMatch(readFileSync('src/app.ts', 'utf8'), /from '#sandbox/);
});

/** What may be touched in one place only. */
const reserved: readonly (readonly [what: string, pattern: RegExp, places: RegExp])[] = [
  ['the database driver', /from 'pg'/, /^src\/storage\//],
  ['the HTTP library', /from 'fastify'/, /^src\/(http\/|app\.ts)/],
  // The room for tests gives a sandbox that it starts an environment of its own.
  ['the environment', /process\.env/, /^src\/main\.ts|^src\/(config|testing)\//],
  ['the clock', /Date\.now\(|new Date\(\)/, /^src\/main\.ts/],
  [
    'chance',
    /Math\.random|randomBytes\(|randomInt\(|randomUUID\(/,
    /^src\/(main\.ts|storage\/|config\/secret-file\.ts|http\/server\.ts)/,
  ],
  ['the guarded caller', /from 'undici'/, /^src\/webhooks\/call\//],
  ['outgoing calls', /\.fetch\(/, /^src\/(webhooks\/call\/|messages\/providers\/)/],
];

for (const [what, pattern, places] of reserved) {
  test(`${what}: touched only where it belongs`, () => {
    const strays = sources.filter(
      (path) => !isTest(path) && !places.test(path) && pattern.test(readFileSync(path, 'utf8')),
    );
    assert.deepEqual(strays, []);
  });
}

test('tables are named in rows files only', () => {
  const strays = sources.filter(
    (path) =>
      !isTest(path) &&
      /sql`/.test(readFileSync(path, 'utf8')) &&
      !path.endsWith('-rows.ts') &&
      !/^src\/(storage|world)\//.test(path),
  );
  // Kept answers belong to the conventions of the wire and are their own rows.
  assert.deepEqual(strays.toSorted(), [
    'src/http/document-routes.ts',
    'src/http/idempotency.ts',
    'src/sandbox/reset.ts',
  ]);
});
