// A few ratios of rhythms that nobody typed: they change when the code does, as the digest of a model does when weights do.
import { verifierOf, type Model } from '#factors/typing/model.ts';
import { vectorOf } from '#factors/typing/vector.ts';
import { chance } from './chance.ts';

const SIZES = [8, 14] as const;

export function witnessOf(model: Model): number[] {
  const verifier = verifierOf(model);
  const luck = chance(4);
  return SIZES.flatMap((keys) => {
    const rhythm = () =>
      vectorOf({
        holds: Float64Array.from({ length: keys }, (_, n) => 0.08 + 0.03 * Math.sin(n) + 0.02 * luck.next()),
        downDowns: Float64Array.from({ length: keys - 1 }, (_, n) => 0.2 + 0.08 * Math.cos(n) + 0.06 * luck.next()),
      });
    const template = verifier.template(Array.from({ length: 5 }, () => [rhythm(), rhythm(), rhythm()]));
    return [rhythm(), rhythm().map((value) => value + 0.3)].map((vector) =>
      Number(verifier.ratio(template, vector).toPrecision(8)),
    );
  });
}
