// The trade between refusing people and letting in others (DET curve), as a picture on normal-deviate axes.
import { errorCurve, pooled, type Scores } from './rates.ts';

export interface Curve {
  readonly name: string;
  readonly people: readonly Scores[];
}

const SIDE = 480;
const EDGE = 70;
const RATES = [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4] as const;
const [LEAST, MOST] = [0.0005, 0.6];
const COLOURS = ['#0b57d0', '#b3261e', '#146c2e', '#7a4d00', '#6a1b9a'] as const;

export function detPicture(title: string, curves: readonly Curve[]): string {
  const ticks = RATES.map((rate) => {
    const [x, y] = placeOf(rate, rate);
    const name = `${rate * 100} %`;
    return `<path d="M${x} ${EDGE}V${EDGE + SIDE}M${EDGE} ${y}H${EDGE + SIDE}" stroke="#ddd"/>
<text x="${x}" y="${EDGE + SIDE + 18}" text-anchor="middle">${name}</text><text x="${EDGE - 6}" y="${Number(y) + 4}" text-anchor="end">${name}</text>`;
  });
  const lines = curves.map(({ people }, n) => {
    const points = errorCurve(pooled(people)).map((point) => placeOf(point.false, point.miss).join(','));
    const path = points.filter((point, m) => point !== points[m - 1]).join(' ');
    return `<polyline points="${path}" fill="none" stroke="${COLOURS[n % COLOURS.length]}" stroke-width="2"/>`;
  });
  const legend = curves.map(
    ({ name }, n) =>
      `<text x="${EDGE + SIDE - 8}" y="${EDGE + 20 + 18 * n}" text-anchor="end" fill="${COLOURS[n % COLOURS.length]}">${escaped(name)}</text>`,
  );
  const [width, height] = [SIDE + EDGE + 30, SIDE + EDGE + 60];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="12" role="img">
<title>${escaped(title)}</title><rect width="100%" height="100%" fill="#fff"/>
<text x="${EDGE}" y="30" font-size="15">${escaped(title)}</text>
${ticks.join('\n')}
<rect x="${EDGE}" y="${EDGE}" width="${SIDE}" height="${SIDE}" fill="none" stroke="#555"/>
${lines.join('\n')}
${legend.join('\n')}
<text x="${EDGE + SIDE / 2}" y="${EDGE + SIDE + 42}" text-anchor="middle">impostors let in</text>
<text transform="translate(18 ${EDGE + SIDE / 2}) rotate(-90)" text-anchor="middle">people refused</text>
</svg>
`;
}

function placeOf(wrong: number, miss: number): readonly [string, string] {
  const [from, to] = [deviate(LEAST), deviate(MOST)];
  const part = (rate: number) => (deviate(Math.min(MOST, Math.max(LEAST, rate))) - from) / (to - from);
  return [(EDGE + SIDE * part(wrong)).toFixed(1), (EDGE + SIDE * (1 - part(miss))).toFixed(1)];
}

/** The normal deviate of a probability (Abramowitz, Stegun 26.2.23: to 0.0005). */
function deviate(probability: number): number {
  const tail = Math.min(probability, 1 - probability);
  const t = Math.sqrt(-2 * Math.log(tail));
  const z =
    t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3);
  return probability < 0.5 ? -z : z;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
