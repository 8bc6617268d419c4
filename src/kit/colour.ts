// Colours: what contrast WCAG sees between two, and OKLCH, in which one can be made lighter or darker and stay itself.

/** Red, green and blue, each from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

export interface Oklch {
  /** From 0, black, to 1, white. */
  readonly lightness: number;
  /** 0 is grey; what a screen can show seldom exceeds 0.3. */
  readonly chroma: number;
  /** Radians. */
  readonly hue: number;
}

/** `#0b6553`; also with three digits, also in capitals. */
export function toRgb(hex: string): Rgb {
  const digits = hex.replace('#', '');
  const whole = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  const part = (at: number) => Number.parseInt(whole.slice(at, at + 2), 16);
  return [part(0), part(2), part(4)];
}

/** Six digits, lower-case. */
export function toHex(rgb: Rgb): string {
  return `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** WCAG 2.2, relative luminance: from 0, black, to 1, white. */
export function luminanceOf([red, green, blue]: Rgb): number {
  return 0.2126 * toLinear(red) + 0.7152 * toLinear(green) + 0.0722 * toLinear(blue);
}

/** WCAG 2.2, contrast ratio: from 1 to 21. */
export function contrastOf(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** Between two colours as `#rrggbb`. */
export function contrast(one: string, other: string): number {
  return contrastOf(luminanceOf(toRgb(one)), luminanceOf(toRgb(other)));
}

/** B. Ottosson, A perceptual color space for image processing (2020); CSS Color 4, 9.3. */
export function toOklch(hex: string): Oklch {
  const [red, green, blue] = toRgb(hex).map(toLinear) as [number, number, number];
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const a = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short;
  const b = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short;
  return {
    lightness: 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    chroma: Math.hypot(a, b),
    hue: Math.atan2(b, a),
  };
}

const HALVINGS = 12;

/** With as much of its chroma as a screen can show at that lightness. */
export function fromOklch(colour: Oklch): string {
  const whole = shownBy(colour);
  if (whole !== undefined) return toHex(whole);
  let shown: Rgb = shownBy({ ...colour, chroma: 0 }) ?? (colour.lightness > 0.5 ? [255, 255, 255] : [0, 0, 0]);
  let [least, most] = [0, colour.chroma];
  for (let count = 0; count < HALVINGS; count += 1) {
    const chroma = (least + most) / 2;
    const tried = shownBy({ ...colour, chroma });
    if (tried === undefined) most = chroma;
    else [least, shown] = [chroma, tried];
  }
  return toHex(shown);
}

/** Undefined when a screen cannot show it. */
function shownBy({ lightness, chroma, hue }: Oklch): Rgb | undefined {
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
  const parts = linear.map(fromLinear);
  if (parts.some((part) => part < -0.5 || part > 255.5)) return undefined;
  return parts.map((part) => Math.min(255, Math.max(0, Math.round(part)))) as [number, number, number];
}

/** IEC 61966-2-1, sRGB. */
function toLinear(part: number): number {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function fromLinear(light: number): number {
  if (light < 0) return light * 12.92 * 255;
  return 255 * (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055);
}
