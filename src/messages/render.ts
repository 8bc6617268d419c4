// The text of a code by SMS, in the person's language.
import { MINUTE } from '#kit/time.ts';
import { sayIn } from '#words/t.ts';
import { CODE_LIFE_MS, type CodeKind, type CodeMessage } from './message.ts';

/** Stands for a code that was erased. */
export const ERASED = '••••••';

/** @param publicUrl origin of the page into which the code is typed */
export function renderText(
  { kind, lang, platform }: Pick<CodeMessage, 'lang' | 'platform'> & { readonly kind: CodeKind },
  code: string | undefined,
  publicUrl: string,
): string {
  const shown = code ?? ERASED;
  const sentence = sayIn(lang)(`sms.${kind}`, {
    platform: onOneLine(platform),
    code: shown,
    minutes: CODE_LIFE_MS / MINUTE,
  });
  // WICG origin-bound one-time codes: phones offer the code of the last line on pages of that host only.
  return `${sentence}\n\n@${new URL(publicUrl).hostname} #${shown}`;
}

/** Nobody's name may add a line of its own to a text, or a header to a mail. */
export function onOneLine(name: string): string {
  return name.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
