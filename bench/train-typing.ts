// `npm run train:typing -- --data FILE…`: trains the verifier of typing profiles and writes src/factors/typing/weights.ts.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { provenanceOf } from './typing/overlap.ts';
import { readStudies } from './typing/studies.ts';
import { train } from './typing/train.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', multiple: true, default: [] },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: 'src/factors/typing/weights.ts' },
  },
});
const paths = [...values.data, ...positionals];
if (paths.length === 0) throw new Error('npm run train:typing -- --data FILE… [--seed NUMBER] [--out FILE]');

const seed = Number(values.seed);
const sets = readStudies(paths);
for (const set of sets) {
  const samples = set.people.reduce((sum, person) => sum + person.samples.length, 0);
  console.log(`${set.name}: ${set.people.length} people, ${samples} samples, ${set.skipped} rows left out`);
}
const model = { provenance: provenanceOf(sets, paths, seed), ...train(sets, seed) };
writeFileSync(
  values.out,
  `// Written by \`npm run train:typing\`: the trained numbers of the verifier, and what they were trained on.
import type { Model } from './model.ts';

export const shippedModel: Model = ${JSON.stringify(model)};
`,
);
spawnSync('node_modules/.bin/oxfmt', [values.out], { stdio: 'inherit' });
console.log(`written: ${values.out}`);
