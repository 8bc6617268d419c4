// On what a logo can be seen: a see-through one may vanish on a light page or on a dark one.
import { contrastOf, luminanceOf } from '#kit/colour.ts';
import type { Logo } from './face.ts';

/** Less than this and a shape hardly differs from what lies under it. */
const SEEN = 2;
/** The white eye of an orange mark may go; the words beside it may not. */
const ENOUGH = 2 / 3;
const WHITE = luminanceOf([255, 255, 255]);
/** The cards of the dark theme. */
const DARK = luminanceOf([21, 28, 25]);
const OPAQUE = 250;
const VISIBLE = 128;

/** `pixels`: red, green, blue and opacity of each, a byte each. */
export function groundOf(pixels: Uint8Array): Logo['ground'] {
  let all = 0;
  let onLight = 0;
  let onDark = 0;
  let isSolid = true;
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    const [red = 0, green = 0, blue = 0, opacity = 0] = pixels.subarray(at, at + 4);
    isSolid &&= opacity >= OPAQUE;
    if (opacity < VISIBLE) continue;
    const luminance = luminanceOf([red, green, blue]);
    all += 1;
    if (contrastOf(luminance, WHITE) >= SEEN) onLight += 1;
    if (contrastOf(luminance, DARK) >= SEEN) onDark += 1;
  }
  if (isSolid || Math.min(onLight, onDark) >= all * ENOUGH) return 'any';
  return onLight >= onDark ? 'light' : 'dark';
}
