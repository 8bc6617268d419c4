// The stylesheet of a platform's colours: made from its address alone, so that it can be kept by browsers for good.
import { createHash } from 'node:crypto';
import { accentsOf, buttonsOf, ownColours, type Theme } from './face-palette.ts';

/** What the address says. */
export interface FaceStyle {
  /** `#rrggbb`; undefined: our own. */
  readonly accent: string | undefined;
  readonly button: string | undefined;
  /** Undefined: the person's. */
  readonly theme: Theme | undefined;
}

const FOLDER = '/assets/face/';
const OWN = 'own';
const HASH_DIGITS = 8;
const KEPT = 200;

/** `/assets/face/0b6553.own.dark.1f2e3d4c.css`; undefined when nothing differs from our own style. */
export function faceStylePath(style: FaceStyle): string | undefined {
  if (style.accent === undefined && style.button === undefined && style.theme === undefined) return undefined;
  const name = nameOf(style);
  return `${FOLDER}${name}.${hashOf(textOf(name, style))}.css`;
}

/** Undefined for what is no address of ours. `isCurrent`: it is what this very version makes of that address. */
export function readFaceStyle(path: string): { readonly css: string; readonly isCurrent: boolean } | undefined {
  const [, accent, button, theme, hash] =
    /^\/assets\/face\/([0-9a-f]{6}|own)\.([0-9a-f]{6}|own)\.(auto|light|dark)\.([0-9a-f]{8})\.css$/.exec(path) ?? [];
  if (hash === undefined) return undefined;
  const style = { accent: toColour(accent), button: toColour(button), theme: toTheme(theme) };
  const css = textOf(nameOf(style), style);
  return { css, isCurrent: hashOf(css) === hash };
}

export function toTheme(text: string | null | undefined): Theme | undefined {
  return text === 'light' || text === 'dark' ? text : undefined;
}

function toColour(digits: string | undefined): string | undefined {
  return digits === undefined || digits === OWN ? undefined : `#${digits}`;
}

function nameOf({ accent, button, theme }: FaceStyle): string {
  const digits = (colour: string | undefined) => colour?.slice(1).toLowerCase() ?? OWN;
  return `${digits(accent)}.${digits(button)}.${theme ?? 'auto'}`;
}

const made = new Map<string, string>();

/** A server shows the same few faces again and again; strangers may ask for any. */
function textOf(name: string, style: FaceStyle): string {
  const text = made.get(name) ?? cssOf(style);
  if (made.size >= KEPT) made.clear();
  made.set(name, text);
  return text;
}

function cssOf({ accent, button, theme }: FaceStyle): string {
  const brand = (shown: Theme) => ({
    ...(accent === undefined ? {} : accentsOf(accent, shown)),
    ...(button === undefined ? {} : buttonsOf(button, shown)),
  });
  if (theme === undefined) {
    return `${rule(brand('light'))}@media(prefers-color-scheme:dark){${rule(brand('dark'))}}\n`;
  }
  return `${rule({ ...ownColours[theme], ...brand(theme) }, `color-scheme:${theme};`)}\n`;
}

function rule(colours: Readonly<Record<string, string>>, first = ''): string {
  const lines = Object.entries(colours).map(([name, colour]) => `--${name}:${colour}`);
  return `:root{${first}${lines.join(';')}}`;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, HASH_DIGITS);
}
