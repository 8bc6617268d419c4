// `npm run bench:typing -- --data FILE…`: error rates of the typing verifier on any files in the form of the CMU set.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { verifierOf } from '#factors/typing/model.ts';
import { shippedModel } from '#factors/typing/weights.ts';
import { measure, printedPoint, writePoint } from './typing/operate.ts';
import { isHeldOut } from './typing/overlap.ts';
import { printed } from './typing/print.ts';
import { reportOn } from './typing/report.ts';
import { readStudies } from './typing/studies.ts';
import { modelWithout, trainedOn } from './typing/without.ts';

const POINT = 'src/factors/typing/operating-point.ts';
const USAGE = `npm run bench:typing -- --data FILE… [--touch FILE] [--json] [--out FOLDER] [--train FILE --train FILE…]
npm run bench:typing -- --operate --data FILE… --touch FILE [--touch FILE…]

--data     files in the form of the CMU set: subject, sessionIndex, rep, H.a, DD.a.b, UD.a.b, … in seconds
--touch    the same, typed on touch screens
--json     writes the figures as JSON instead of tables
--out      folder of the pictures, .typing unless told otherwise
--train    weights trained on these files now instead of those of the product; where they know the text of a set, every
           figure is followed by the same of weights that do not
--operate  measures the operating point of the product on these files and writes ${POINT}`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', multiple: true, default: [] },
    touch: { type: 'string', multiple: true, default: [] },
    operate: { type: 'boolean', default: false },
    train: { type: 'string', multiple: true, default: [] },
    out: { type: 'string', default: '.typing' },
    json: { type: 'boolean', default: false },
  },
});
const keyboard = [...values.data, ...positionals];
const paths = [...keyboard, ...values.touch];
if (paths.length === 0) {
  console.log(USAGE);
  process.exit(1);
}
if (values.operate) {
  const measured = measure(shippedModel, { keyboard, touch: values.touch });
  writePoint(POINT, measured);
  console.log(`${printedPoint(measured)}\n\nwritten: ${POINT}`);
  process.exit(0);
}

const training = readStudies(values.train);
const model = training.length === 0 ? shippedModel : trainedOn(training, values.train);
const reports = readStudies(paths).map((set) => {
  const report = reportOn(set, model, verifierOf(model));
  const other = isHeldOut(report.overlap) ? undefined : modelWithout(set, training, values.train, shippedModel);
  const without = other === undefined ? undefined : reportOn(set, other, verifierOf(other));
  if (!values.json) console.log(printed(report, without));
  const picture = draw(set.name, report.picture);
  if (without === undefined || other === undefined) return { ...report, picture };
  const pictureWithout = draw(`${set.name}, text unknown`, without.picture);
  return { ...report, picture, without: { provenance: other.provenance, ...without, picture: pictureWithout } };
});
if (values.json) console.log(JSON.stringify({ provenance: model.provenance, reports }, undefined, 2));

function draw(name: string, picture: string): string {
  mkdirSync(values.out, { recursive: true });
  const path = join(values.out, `${name.replace(/[^\w.-]+/g, '_').slice(0, 100)}.svg`);
  writeFileSync(path, picture);
  if (!values.json) console.log(`DET curve: ${path}\n`);
  return path;
}
