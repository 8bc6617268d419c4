// The report as tables in plain text, which are also tables in Markdown.
import type { MeasuredMatches } from '#factors/typing/operating.ts';
import { LEAST_KEYS } from '#factors/typing/verify.ts';
import type { Figure } from './evaluate.ts';
import { markOf } from './overlap.ts';
import { originOf, type Report, type Row } from './report.ts';

export const percent = (rate: number): string => (rate * 100).toFixed(2);
const figure = ({ value, low, high }: Figure): string => `${percent(value)} (${percent(low)}–${percent(high)})`;

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, n) => Math.max(name.length, ...rows.map((row) => row[n]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join(' | ')} |`;
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n');
}

const rateHead = ['scaled Manhattan', 'pooled', 'ours', 'ours pooled', 'FNMR at FMR 1 %', 'at 5 %', 'Cllr', 'least'];

function rateCells({ manhattan, ours }: Row): string[] {
  return [
    percent(manhattan.perUser.value),
    percent(manhattan.pooled.value),
    figure(ours.perUser),
    figure(ours.pooled),
    percent(ours.missAt1),
    percent(ours.missAt5),
    ours.cost.toFixed(3),
    ours.leastCost.toFixed(3),
  ];
}

/**
 * Every table that used the text or the people of the set stands right above the same one that did not.
 *
 * @param without the same set by weights that know nothing of it; only where those of the report do
 */
export function printed(report: Report, without?: Report): string {
  const mark = markOf(report.overlap);
  const { sessions, overlap } = report;
  const known = measured(report, mark);
  const unknown = without === undefined ? [] : measured(without, WITHOUT);
  return [
    `## ${report.name}\n`,
    `${report.people} people, ${report.samples} samples (${report.skipped} rows left out), ${sessions.join(' to ')} visits, ${report.keys} keys.`,
    `The weights were trained on ${report.training.join(', ')}: on ${overlap.people} of these people and ${percent(overlap.samples)} % of these samples; on this text: ${overlap.text ? 'yes' : 'no'}.${mark}`,
    ...(mark === '' ? [] : [beside(without)]),
    `Rates in per cent; in brackets 95 % of a bootstrap over people. Per person unless "pooled" (one threshold for all).\n`,
    ...nine(report),
    ...(report.impossible.length === 0 ? [] : [`Not possible with these data: ${report.impossible.join('; ')}.\n`]),
    ...known.flatMap((lines, n) => [...lines, ...(unknown[n] ?? [])]),
    `A check takes ${report.check.toFixed(3)} ms, an enrolment of five samples ${report.enrolment.toFixed(3)} ms.\n`,
  ].join('\n');
}

const beside = (without: Report | undefined): string =>
  without === undefined
    ? 'There are no weights here that know nothing of it: --train other files.'
    : `Below each table the same by weights trained on ${without.training.join(', ')}.${WITHOUT}`;

const WITHOUT = '  [by weights that know neither this text nor these people]';

/** What depends on the weights, table by table; a set has the same ones whatever the weights. */
function measured(report: Report, mark: string): readonly (readonly string[])[] {
  return [
    rates('equal-error rate', report.rows, mark),
    verdict(report, mark),
    rates('clock', report.timers, mark),
    rates('length', report.lengths, mark),
    updating(report, mark),
    operating(report, mark),
    attacks(report, mark),
  ];
}

function rates(what: string, rows: readonly Row[], mark: string): string[] {
  if (rows.length === 0) return [];
  const lines = rows.map((row) => [row.name, ...rateCells(row)]);
  return [`${table([`${what}${mark}`, ...rateHead], lines)}\n`];
}

function nine({ nine: rows }: Report): string[] {
  if (rows.length === 0) return [];
  const differs = rows.filter((row) => row.rate.toFixed(3) !== row.published.toFixed(3));
  return [
    table(
      ['detector of the paper (K=200)', 'EER', 'published', 'zero-miss'],
      rows.map((row) => [row.name, row.rate.toFixed(4), row.published.toFixed(4), row.zeroMiss.toFixed(3)]),
    ),
    differs.length === 0
      ? 'All nine as published, to three decimals: the harness measures as the paper did.\n'
      : `NOT as published: ${differs.map((row) => row.name).join(', ')}.\n`,
  ];
}

function verdict({ rows }: Report, mark: string): string[] {
  const row = rows.find(({ name }) => name.endsWith('probes after them') && name.startsWith('5 samples'));
  if (row === undefined) return [];
  const gain = 1 - row.ours.perUser.value / row.manhattan.perUser.value;
  const gainPooled = 1 - row.ours.pooled.value / row.manhattan.pooled.value;
  return [
    `Against scaled Manhattan (${row.name}): ${percent(gain)} % fewer errors per person, ${percent(gainPooled)} % fewer pooled.${mark}\n`,
  ];
}

function updating({ updating: stages, bounded }: Report, mark: string): string[] {
  if (stages.length === 0) return [];
  return [
    table(
      [
        `logins, updated by each confirmed one${mark}`,
        'people',
        'ours',
        'ours pooled',
        'FNMR at FMR 1 %',
        'Cllr',
        'least',
      ],
      stages.map(({ from, to, result }) => [
        `${from} to ${to}`,
        String(result.people),
        figure(result.perUser),
        figure(result.pooled),
        percent(result.missAt1),
        result.cost.toFixed(3),
        result.leastCost.toFixed(3),
      ]),
    ),
    ...(bounded === undefined
      ? []
      : [
          `301 to 400 with the bounded update: ${figure(bounded.result.perUser)}, pooled ${figure(bounded.result.pooled)}; ${percent(bounded.silent)} % of the profiles fell silent because the person had changed.`,
        ]),
    '',
  ];
}

function operating({ operating: rows, matches, threshold, isShipped }: Report, mark: string): string[] {
  if (rows.length === 0) return [];
  return [
    table(
      [
        `log-likelihood ratio from${mark}`,
        'FMR, worst',
        'upper 95 % bound',
        'FNMR',
        'FMR, usual',
        'upper 95 % bound',
        'FNMR',
      ],
      rows.map(({ threshold: from, worst, usual }) => [String(from), ...matchCells(worst), ...matchCells(usual)]),
    ),
    'Impostors are practised: their last five samples. "Usual": a mature profile, this text, this clock; "worst": of the conditions below.\n',
    table(
      [`at ${threshold}: ${originOf(isShipped)}${mark}`, 'FMR, practised', 'upper 95 % bound', 'FNMR'],
      matches.map((one) => [one.condition, ...matchCells(one)]),
    ),
    '',
  ];
}

export const matchCells = ({ falseMatch, falseMatchBound, falseNonMatch }: MeasuredMatches): string[] =>
  [falseMatch, falseMatchBound, falseNonMatch].map(percent);

function attacks({ attacks: rows, alarms, alarmsOfShort, poisoning, threshold }: Report, mark: string): string[] {
  const at = `at a ratio of ${threshold}${mark}`;
  return [
    table(
      [`attack, ${at}`, 'attempts', 'matches', 'recognised', 'let in'],
      rows.map((row) => [
        row.name,
        String(row.attempts),
        percent(row.matched),
        percent(row.recognised),
        percent(row.letIn),
      ]),
    ),
    '"Matches" without the detectors, "let in" with them.',
    `Of the person's own later typings, taken for replays or programs: ${percent(alarms.wrong)} % of ${alarms.attempts}; by the first ${LEAST_KEYS} keys alone ${percent(alarmsOfShort.wrong)} % of ${alarmsOfShort.attempts}.\n`,
    ...(poisoning.length === 0
      ? []
      : [
          table(
            [
              `poisoned, ${at}`,
              'pairs',
              'attacker let in before',
              'without the bound',
              'with it',
              'silent',
              'person let in before',
              'after',
            ],
            poisoning.map((one) => [
              one.name,
              String(one.pairs),
              ...[one.before, one.unbounded, one.bounded, one.silent, one.own, one.ownAfter].map(percent),
            ]),
          ),
          '',
        ]),
  ];
}
