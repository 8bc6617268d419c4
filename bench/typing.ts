// `npm run bench:typing -- --data FILE…`: error rates of the typing verifier on any files in the form of the CMU set.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { verifierOf, type Model } from '#factors/typing/model.ts';
import { shippedModel } from '#factors/typing/weights.ts';
import { provenanceOf } from './typing/overlap.ts';
import { printed } from './typing/print.ts';
import { reportOn } from './typing/report.ts';
import { readStudies } from './typing/studies.ts';
import { train } from './typing/train.ts';

const USAGE = `npm run bench:typing -- --data FILE… [--json] [--out FOLDER] [--train FILE --train FILE…]

--data   files in the form of the CMU set: subject, sessionIndex, rep, H.a, DD.a.b, UD.a.b, … in seconds
--json   writes the figures as JSON instead of tables
--out    folder of the pictures, .typing unless told otherwise
--train  weights trained on these files now instead of those of the product`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', multiple: true, default: [] },
    train: { type: 'string', multiple: true, default: [] },
    out: { type: 'string', default: '.typing' },
    json: { type: 'boolean', default: false },
  },
});
const paths = [...values.data, ...positionals];
if (paths.length === 0) {
  console.log(USAGE);
  process.exit(1);
}

const model = values.train.length === 0 ? shippedModel : trained(values.train);
const verifier = verifierOf(model);
const reports = readStudies(paths).map((set) => {
  const report = reportOn(set, model, verifier);
  if (!values.json) console.log(printed(report));
  mkdirSync(values.out, { recursive: true });
  const picture = join(values.out, `${set.name.replace(/[^\w.-]+/g, '_').slice(0, 100)}.svg`);
  writeFileSync(picture, report.picture);
  if (!values.json) console.log(`DET curve: ${picture}\n`);
  return { ...report, picture };
});
if (values.json) console.log(JSON.stringify({ provenance: model.provenance, reports }, undefined, 2));

function trained(files: readonly string[]): Model {
  const sets = readStudies(files);
  return { provenance: provenanceOf(sets, files, 1), ...train(sets, 1) };
}
