// `npm run drill`: kills nodes and PostgreSQL at random moments while events flow, and reports whether everything arrived.
import { parseArgs } from 'node:util';
import { runDrill } from '../test/kit/drill/drill.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { kills: text, nodes: text, platforms: text, seed: text } });
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** @throws Error that names the option: a drill without kills proves nothing */
function wholeNumber(name: keyof typeof values, unlessTold: number): number {
  const told = Number(values[name] ?? unlessTold);
  if (Number.isInteger(told) && told > 0) return told;
  throw new Error(`--${name} must be a whole number above 0, not ${values[name]}`);
}

const report = await runDrill({
  kills: wholeNumber('kills', 500),
  nodes: wholeNumber('nodes', 3),
  platforms: wholeNumber('platforms', 6),
  seed: wholeNumber('seed', 7),
  say,
});
say(
  `kills            ${Object.entries(report.kills)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ')}`,
);
say(`calls of the API ${report.answered} answered, ${report.cut} cut off or refused`);
say(`events           ${report.events}`);
say(`calls of hooks   ${report.calls}, ${report.heardAgain} of them again`);
say(`time             ${report.seconds.toFixed(0)} s`);
for (const problem of report.problems.slice(0, 50)) say(`WRONG: ${problem}`);
say(
  report.problems.length === 0
    ? 'Nothing lost, nothing invented, first attempts in order.'
    : `${report.problems.length} problems.`,
);
process.exitCode = report.problems.length === 0 ? 0 : 1;
