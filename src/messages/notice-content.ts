// What a notice says besides its kind, as the text that is sealed.
import type { NoticeContent } from './message.ts';

interface Sealed {
  readonly at?: string | undefined;
  readonly reportToken?: string | undefined;
}

export function toSealedText({ at, reportToken }: NoticeContent): string {
  const sealed: Sealed = { at: at?.toISOString(), reportToken };
  return JSON.stringify(sealed);
}

export function fromSealedText(text: string): NoticeContent {
  // Safe: only `toSealedText` writes it, and the seal proves that nobody else did.
  const { at, reportToken } = JSON.parse(text) as Sealed;
  return { at: at === undefined ? undefined : new Date(at), reportToken };
}
