// What a notice says, in the person's language: a mail in two forms, plain and HTML, or a short text.
import { DAY, MINUTE } from '#kit/time.ts';
import { localeOf, type Language } from '#words/languages.ts';
import { sayIn, type Say } from '#words/t.ts';
import { toMail, type Mail, type Parts } from './mail-form.ts';
import { reportUntil, type NoticeContent, type NoticeMessage } from './message.ts';
import { onOneLine } from './render.ts';

export type ToSay = Pick<NoticeMessage, 'kind' | 'lang' | 'platform' | 'createdAt'> & NoticeContent;

/** @param publicUrl origin of the page that the link leads to */
export function renderMail(notice: ToSay, publicUrl: string): Mail {
  return toMail(partsOf(notice, publicUrl), localeOf(notice.lang));
}

/** Without a link: people are taught not to follow those in text messages. */
export function renderSms({ kind, lang, platform: name, at }: ToSay): string {
  const say = sayIn(lang);
  const platform = onOneLine(name);
  if (kind === 'reset_asked' && at !== undefined) return say('sms.reset_asked', { platform, time: timeIn(lang, at) });
  const isOwn = kind === 'reset_done' || kind === 'permanent_block_ahead';
  return say(isOwn ? `sms.${kind}` : 'sms.notice', { platform });
}

function partsOf(notice: ToSay, publicUrl: string): Parts {
  const { kind, lang, platform: name, createdAt, reportToken } = notice;
  const say = sayIn(lang);
  const platform = onOneLine(name);
  const link = reportToken === undefined ? undefined : `${publicUrl}/report?token=${reportToken}`;
  return {
    title: say(`mail.${kind}`, { platform }),
    lines: [
      say(`mail.${kind}_text`, { platform }),
      ...timeOf(say, notice, platform),
      say('mail.when', { time: timeIn(lang, createdAt) }),
      ...(link === undefined ? [say('mail.not_you_contact', { platform })] : [say('mail.was_you')]),
    ],
    report:
      link === undefined
        ? undefined
        : { link, ask: say('mail.not_you', { days: daysToReport(notice) }), button: say('mail.not_you_button') },
    footer: say('mail.footer', { platform }),
  };
}

/** Whole ones: no more is promised than there is. The times of one transaction are some milliseconds apart. */
function daysToReport(notice: ToSay): number {
  const ms = reportUntil(notice, notice.createdAt).getTime() - notice.createdAt.getTime();
  return Math.floor((ms + MINUTE) / DAY);
}

/** Until when, from when, or what it means that no time is set. */
function timeOf(say: Say, { kind, lang, at }: ToSay, platform: string): string[] {
  if (kind !== 'blocked' && kind !== 'permanent_block_ahead' && kind !== 'reset_asked') return [];
  if (at !== undefined) return [say(`mail.${kind}_at`, { time: timeIn(lang, at) })];
  return kind === 'blocked' ? [say('mail.blocked_for_good', { platform })] : [];
}

/** The server knows no time zone of the person's. */
function timeIn(lang: Language, date: Date): string {
  const format = new Intl.DateTimeFormat(localeOf(lang), { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return `${format.format(date)} UTC`;
}
