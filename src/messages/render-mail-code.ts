// The mail that brings a code, in the person's language: an additional check, beside what proves.
import { MINUTE } from '#kit/time.ts';
import { localeOf } from '#words/languages.ts';
import { sayIn } from '#words/t.ts';
import { toMail, type Mail } from './mail-form.ts';
import { CODE_LIFE_MS, type CodeMessage } from './message.ts';
import { ERASED, onOneLine } from './render.ts';

/** The subject tells no code: phones show it while they are locked. @param code undefined once it was erased */
export function renderMailCode(
  { lang, platform: name }: Pick<CodeMessage, 'lang' | 'platform'>,
  code: string | undefined,
): Mail {
  const say = sayIn(lang);
  const platform = onOneLine(name);
  const parts = {
    title: say('mail.mail_code', { platform }),
    lines: [
      say('mail.mail_code_text', { code: code ?? ERASED, minutes: CODE_LIFE_MS / MINUTE }),
      say('mail.mail_code_not_you', { platform }),
    ],
    report: undefined,
    footer: say('mail.footer', { platform }),
  };
  return toMail(parts, localeOf(lang));
}
