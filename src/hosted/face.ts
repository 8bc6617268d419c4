// The face of the pages: what the platform set, and what of it the link asks for.
import { logoPath, plainFace as noFace, type ClientFace } from '#clients/face.ts';
import { getProfile } from '#clients/face-rows.ts';
import type { Host } from '#world/world.ts';
import type { Theme } from './face-palette.ts';
import { faceStylePath, toTheme } from './face-style.ts';

/** Mangopay: guides/sca/factors, customization: query parameters of the link. */
export interface Look {
  /** `primary=true`: the theme colour. */
  readonly primary: boolean;
  /** `cta=true`: the button colour. */
  readonly cta: boolean;
  /** `theme=dark` or `light`; undefined: as the person's device has it. */
  readonly theme: Theme | undefined;
}

/** As a page shows it. */
export interface Face {
  readonly logo:
    | {
        readonly path: string;
        readonly width: number;
        readonly height: number;
        readonly ground: 'any' | 'light' | 'dark';
      }
    | undefined;
  /** Address of the stylesheet that changes our own colours. */
  readonly style: string | undefined;
  readonly theme: Theme | undefined;
}

/** Where no platform is known. */
export const plainFace: Face = { logo: undefined, style: undefined, theme: undefined };

/** From the query of the link, from the form of the welcome, and from what a session keeps. */
export function toLook(given: URLSearchParams): Look {
  const isAsked = (name: string) => /^(?:true|1)$/i.test(given.get(name) ?? '');
  return {
    primary: isAsked('primary'),
    cta: isAsked('cta'),
    theme: toTheme(given.get('theme')?.toLowerCase()),
  };
}

export function keptLook(kept: string | undefined): Look {
  return toLook(new URLSearchParams(kept));
}

/** The parameters that say the same again. */
export function fromLook({ primary, cta, theme }: Look): Partial<Record<'primary' | 'cta' | 'theme', string>> {
  return { ...(primary && { primary: 'true' }), ...(cta && { cta: 'true' }), ...(theme && { theme }) };
}

/** For a session to keep. */
export function lookText(look: Look): string {
  return new URLSearchParams(fromLook(look)).toString();
}

export async function faceOf(host: Host, clientId: string, look: Look): Promise<Face> {
  const { face } = await getProfile(host.db, clientId);
  return toFace(face, look);
}

/** Of a page that tells nothing of a platform. */
export function faceless(look: Look): Face {
  return toFace(noFace, look);
}

/**
 * With `primary` alone the buttons follow the theme colour; with `cta` alone the marks stay ours. A colour that the
 * platform has not set is not missed.
 */
export function toFace({ themeColour, buttonColour, logo }: ClientFace, { primary, cta, theme }: Look): Face {
  const accent = primary ? themeColour?.toLowerCase() : undefined;
  const button = cta ? (buttonColour?.toLowerCase() ?? accent) : accent;
  return {
    logo: logo && { path: logoPath(logo), width: logo.width, height: logo.height, ground: logo.ground },
    style: faceStylePath({ accent, button, theme }),
    theme,
  };
}
