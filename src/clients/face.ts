// How a platform shows itself on the pages: its trading name, two colours and a logo.

/** Six hexadecimal digits. Mangopay: api-reference/client/update-client. */
export const colourPattern = '^#[0-9A-Fa-f]{6}$';

export interface Logo {
  /** Of the picture as it is served; the last part of its address. */
  readonly hash: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** On what it can be seen: a see-through logo in black needs something light below it. */
  readonly ground: 'any' | 'light' | 'dark';
}

export interface ClientFace {
  /** For icons, links and marks; `#rrggbb` as it was given. */
  readonly themeColour: string | undefined;
  /** For buttons and boxes to tick. */
  readonly buttonColour: string | undefined;
  readonly logo: Logo | undefined;
}

/** What has no logo and no colour of its own. */
export const plainFace: ClientFace = { themeColour: undefined, buttonColour: undefined, logo: undefined };

export function isColour(text: string): boolean {
  return new RegExp(colourPattern).test(text);
}

/** Below the origin of the pages. */
export function logoPath({ hash }: Pick<Logo, 'hash'>): string {
  return `/assets/logo/${hash}.png`;
}
