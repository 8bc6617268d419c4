// From a platform's colours to those of the pages: as near to them as people can still read.
import { contrast, fromOklch, toOklch } from '#kit/colour.ts';

export type Theme = 'light' | 'dark';

/** WCAG 2.2, 1.4.3: text; 1.4.11: what must be seen to be used. */
const TEXT = 4.5;
const PART = 3;

/** The colours of web/hosted/style.css, by its own names; a test holds the two together. */
export const ownColours = {
  light: {
    accent: '#0b6553',
    'on-accent': '#ffffff',
    'accent-soft': '#e2f0eb',
    button: 'var(--accent)',
    'on-button': 'var(--on-accent)',
    'button-strong': '#084e40',
    'button-edge': 'var(--accent)',
    paper: '#f3f4f0',
    surface: '#ffffff',
    ink: '#14201b',
    muted: '#53605a',
    line: '#e1e5e0',
    edge: '#7b8882',
    danger: '#a3221b',
    'danger-soft': '#fdefed',
    calm: '#f0f3ef',
  },
  dark: {
    accent: '#6fd8b9',
    'on-accent': '#04231b',
    'accent-soft': '#143a30',
    button: 'var(--accent)',
    'on-button': 'var(--on-accent)',
    'button-strong': '#93e6cd',
    'button-edge': 'var(--accent)',
    paper: '#0c110f',
    surface: '#151c19',
    ink: '#eaf0ed',
    muted: '#a4b1ab',
    line: '#28322e',
    edge: '#75837d',
    danger: '#ffb3a9',
    'danger-soft': '#3b1a17',
    calm: '#1c2521',
  },
} as const satisfies Readonly<Record<Theme, Readonly<Record<string, string>>>>;

/** Behind marks and figures in the accent: its hue alone, so that every brand's is as calm. */
const SOFT = {
  light: { lightness: 0.95, chroma: 0.028 },
  dark: { lightness: 0.31, chroma: 0.05 },
} as const;

/** What a colour is darkened or lightened by until it can be seen on the pages of a theme. */
const STEP = { light: -0.004, dark: 0.004 } as const;
/** What tells a button under the pointer from one that is not. */
const HOVER = 0.06;

export interface Accents {
  /** Of links, marks and icons: text of it can be read, and text on it. */
  readonly accent: string;
  readonly 'on-accent': string;
  /** Text in the accent can be read on it. */
  readonly 'accent-soft': string;
}

export interface Buttons {
  /** The brand's own; its words can be read. */
  readonly button: string;
  readonly 'on-button': string;
  /** Under the pointer. */
  readonly 'button-strong': string;
  /** Of buttons and of boxes to tick: differs enough from the page to be seen. */
  readonly 'button-edge': string;
}

export function accentsOf(brand: string, theme: Theme): Accents {
  const { surface, paper, calm } = ownColours[theme];
  const { chroma, hue } = toOklch(brand);
  const soft = fromOklch({
    lightness: SOFT[theme].lightness,
    chroma: Math.min(chroma, SOFT[theme].chroma),
    hue,
  });
  const accent = nearest(brand, theme, (colour) =>
    [surface, paper, calm, soft].every((below) => contrast(colour, below) >= TEXT),
  );
  return { accent, 'on-accent': wordsOn(accent), 'accent-soft': soft };
}

export function buttonsOf(brand: string, theme: Theme): Buttons {
  const { surface, paper } = ownColours[theme];
  const edge = nearest(brand, theme, (colour) => [surface, paper].every((below) => contrast(colour, below) >= PART));
  const words = wordsOn(brand);
  const { lightness, ...tint } = toOklch(brand);
  // Away from the words where they can still be read, else towards them.
  const away = words === WHITE ? -HOVER : HOVER;
  const [strong = brand] = [lightness + away, lightness - away]
    .map((other) => fromOklch({ ...tint, lightness: Math.min(1, Math.max(0, other)) }))
    .filter((colour) => colour !== brand && contrast(colour, words) >= TEXT);
  return { button: brand, 'on-button': words, 'button-strong': strong, 'button-edge': edge };
}

const WHITE = '#ffffff';
const BLACK = '#000000';

/** One of the two can be read on any colour: what is too light for white words leaves black ones 4.6 and more. */
function wordsOn(colour: string): string {
  return contrast(colour, WHITE) >= TEXT ? WHITE : BLACK;
}

/** The same hue, darkened for the light theme or lightened for the dark one no further than needed. */
function nearest(brand: string, theme: Theme, fits: (colour: string) => boolean): string {
  if (fits(brand)) return brand;
  const colour = toOklch(brand);
  for (let { lightness } = colour; lightness > 0 && lightness < 1; lightness += STEP[theme]) {
    const tried = fromOklch({ ...colour, lightness });
    if (fits(tried)) return tried;
  }
  return theme === 'light' ? BLACK : WHITE;
}
