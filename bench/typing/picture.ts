// The trade between refusing people and letting in others (DET curve), as a picture on normal-deviate axes.
import { errorCurve, pooled, type ErrorPoint, type Scores } from './rates.ts';

export interface Curve {
  readonly name: string;
  readonly people: readonly Scores[];
  readonly colour: string;
  readonly isDashed: boolean;
  /** Rates at the threshold of the product, drawn as a dot. */
  readonly mark: ErrorPoint | undefined;
}

const SIDE = 480;
const [LEFT, TOP] = [70, 50];
const LINE = 20;

interface Axis {
  readonly least: number;
  readonly most: number;
  readonly ticks: readonly number[];
}

const FALSE_MATCH: Axis = {
  least: 0.0001,
  most: 0.6,
  ticks: [0.0002, 0.001, 0.003, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4],
};
const FALSE_NON_MATCH: Axis = {
  least: 0.001,
  most: 0.96,
  ticks: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9],
};

/**
 * @param markName what a dot means; said only where there is one
 * @param notes said below, a line each
 */
export function detPicture(
  title: string,
  curves: readonly Curve[],
  { markName, notes }: { readonly markName: string; readonly notes: readonly string[] },
): string {
  const marks = curves.flatMap(({ mark, colour }) => (mark === undefined ? [] : [dotAt(placeOf(mark), colour)]));
  const below = TOP + SIDE + 62;
  const legend = curves.map(({ name, colour, isDashed }, n) => {
    const y = below + n * LINE;
    return `<path d="M${LEFT} ${y - 4}h36" ${strokeOf(colour, isDashed)}/><text x="${LEFT + 46}" y="${y}">${escaped(name)}</text>`;
  });
  const said = (text: string): string =>
    `<text x="${LEFT + 46}" y="${below + legend.length * LINE}">${escaped(text)}</text>`;
  if (marks.length > 0) {
    legend.push(`${dotAt([LEFT + 18, below + legend.length * LINE - 4], '#222')}${said(markName)}`);
  }
  for (const note of notes) legend.push(said(note));
  const [width, height] = [LEFT + SIDE + 30, below + legend.length * LINE];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="12" role="img">
<title>${escaped(title)}</title><rect width="100%" height="100%" fill="#fff"/>
<clipPath id="plot"><rect x="${LEFT}" y="${TOP}" width="${SIDE}" height="${SIDE}"/></clipPath>
<text x="${LEFT}" y="30" font-size="15">${escaped(title)}</text>
${grid()}
<rect x="${LEFT}" y="${TOP}" width="${SIDE}" height="${SIDE}" fill="none" stroke="#555"/>
<g clip-path="url(#plot)" fill="none">
<path d="${pathOf(EQUAL)}" stroke="#999" stroke-dasharray="2 4"/>
${curves.map(({ people, colour, isDashed }) => `<path d="${pathOf(errorCurve(pooled(people)))}" ${strokeOf(colour, isDashed)}/>`).join('\n')}
</g>
${marks.join('\n')}
<text x="${LEFT + SIDE / 2}" y="${TOP + SIDE + 38}" text-anchor="middle">false match rate (FMR): impostors let in</text>
<text transform="translate(18 ${TOP + SIDE / 2}) rotate(-90)" text-anchor="middle">false non-match rate (FNMR): people not recognised</text>
${legend.join('\n')}
</svg>
`;
}

type Place = readonly [x: number, y: number];

/** Where both rates are equal. */
const EQUAL: readonly ErrorPoint[] = Array.from({ length: 99 }, (_, n) => ({
  miss: 0.6 * 0.001 ** (n / 98),
  false: 0.6 * 0.001 ** (n / 98),
}));

const strokeOf = (colour: string, isDashed: boolean): string =>
  `stroke="${colour}" stroke-width="2"${isDashed ? ' stroke-dasharray="7 4"' : ''}`;

/** A dot outside the plot stands at its edge. */
const dotAt = ([x, y]: Place, colour: string): string =>
  `<circle cx="${Math.max(LEFT, x).toFixed(1)}" cy="${y.toFixed(1)}" r="5" fill="${colour}" stroke="#fff" stroke-width="1.5"/>`;

function grid(): string {
  const vertical = FALSE_MATCH.ticks.map((rate) => {
    const x = (LEFT + SIDE * partOf(rate, FALSE_MATCH)).toFixed(1);
    return `<path d="M${x} ${TOP}v${SIDE}" stroke="#ddd"/><text x="${x}" y="${TOP + SIDE + 17}" text-anchor="middle">${percentOf(rate)}</text>`;
  });
  const horizontal = FALSE_NON_MATCH.ticks.map((rate) => {
    const y = TOP + SIDE * (1 - partOf(rate, FALSE_NON_MATCH));
    return `<path d="M${LEFT} ${y.toFixed(1)}h${SIDE}" stroke="#ddd"/><text x="${LEFT - 6}" y="${(y + 4).toFixed(1)}" text-anchor="end">${percentOf(rate)}</text>`;
  });
  return [...vertical, ...horizontal].join('\n');
}

const percentOf = (rate: number): string => `${Number((rate * 100).toPrecision(3))} %`;

/** Pixels: nearer points are one. */
const NEAR = 0.8;

function pathOf(points: readonly ErrorPoint[]): string {
  const kept: Place[] = [];
  for (const point of points) {
    const place = placeOf(point);
    const last = kept.at(-1);
    if (last === undefined || Math.hypot(place[0] - last[0], place[1] - last[1]) >= NEAR) kept.push(place);
  }
  return `M${kept.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;
}

const placeOf = (point: ErrorPoint): Place => [
  LEFT + SIDE * partOf(point.false, FALSE_MATCH),
  TOP + SIDE * (1 - partOf(point.miss, FALSE_NON_MATCH)),
];

const BEYOND = 0.05;

/** From 0 to 1 along the axis; a little beyond its ends for what lies outside. */
function partOf(rate: number, { least, most }: Axis): number {
  if (rate <= 0) return -BEYOND;
  if (rate >= 1) return 1 + BEYOND;
  const [from, to] = [deviate(least), deviate(most)];
  return Math.min(1 + BEYOND, Math.max(-BEYOND, (deviate(rate) - from) / (to - from)));
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
