// How true log-likelihood ratios are: the cost of Brümmer and du Preez (2006), and the least that recalibration could reach.
import type { Scores } from './rates.ts';

const bits = (logits: Float64Array, sign: 1 | -1): number =>
  logits.reduce((sum, logit) => sum + Math.log1p(Math.exp(-sign * logit)) / Math.LN2, 0) / logits.length;

/** Cllr, in bits, of natural log-likelihood ratios. */
export function calibrationCost({ genuine, impostor }: Scores): number {
  return (bits(genuine, 1) + bits(impostor, -1)) / 2;
}

interface Block {
  readonly own: number;
  readonly other: number;
}

/** minCllr: after the best rising map of the scores (pool adjacent violators). */
export function leastCalibrationCost({ genuine, impostor }: Scores): number {
  const marks = [
    ...[...genuine].map((score) => ({ score, own: 1 / genuine.length, other: 0 })),
    ...[...impostor].map((score) => ({ score, own: 0, other: 1 / impostor.length })),
  ].toSorted((a, b) => a.score - b.score || b.own - a.own);
  const blocks: Block[] = [];
  for (const { own, other } of marks) {
    let block: Block = { own, other };
    for (let last = blocks.at(-1); last !== undefined && isAbove(last, block); last = blocks.at(-1)) {
      block = { own: last.own + block.own, other: last.other + block.other };
      blocks.pop();
    }
    blocks.push(block);
  }
  const part = (mass: number, all: number) => (mass === 0 ? 0 : mass * Math.log2(all / mass));
  return blocks.reduce((sum, { own, other }) => sum + part(own, own + other) + part(other, own + other), 0) / 2;
}

/** Is the share of genuine ones in the first at least that of the second? */
const isAbove = (a: Block, b: Block): boolean => a.own * (b.own + b.other) >= b.own * (a.own + a.other);
