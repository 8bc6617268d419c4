// What a notice says, in the person's language: a mail in two forms, plain and HTML, or a short text.
import { DAY, MINUTE } from '#kit/time.ts';
import { html, Html } from '#kit/html.ts';
import { localeOf, type Language } from '#words/languages.ts';
import { sayIn, type Say } from '#words/t.ts';
import { reportUntil, type NoticeContent, type NoticeMessage } from './message.ts';
import { onOneLine } from './render.ts';

export type ToSay = Pick<NoticeMessage, 'kind' | 'lang' | 'platform' | 'createdAt'> & NoticeContent;

export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What both forms are made of. */
interface Parts {
  readonly title: string;
  readonly lines: readonly string[];
  readonly report: { readonly link: string; readonly ask: string; readonly button: string } | undefined;
  readonly footer: string;
}

/** @param publicUrl origin of the page that the link leads to */
export function renderMail(notice: ToSay, publicUrl: string): Mail {
  const parts = partsOf(notice, publicUrl);
  return { subject: parts.title, text: toPlain(parts), html: toMarkup(parts, localeOf(notice.lang)).toString() };
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

function toPlain({ title, lines, report, footer }: Parts): string {
  const link = report === undefined ? [] : [`${report.ask}\n${report.link}`];
  return `${[title, ...lines, ...link, `-- \n${footer}`].join('\n\n')}\n`;
}

/** Nothing is loaded from anywhere, and the colours follow the reader's, so that it is legible in the dark. */
const STYLE = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){body,td{background:#0e1318!important;color:#e9eef4!important}.foot{color:#a7b3c0!important}}`;

function toMarkup({ title, lines, report, footer }: Parts, lang: string): Html {
  const paragraph = (text: string) => html`<p style="margin:0 0 16px">${text}</p>`;
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body style="margin:0;background:#ffffff;color:#17202b">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr>
<td style="background:#ffffff;color:#17202b;padding:24px 16px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif">
<div role="main" style="max-width:560px;margin:0 auto">
<h1 style="font-size:22px;line-height:1.3;margin:0 0 16px">${title}</h1>
${lines.map(paragraph)}
${
  report !== undefined &&
  html`${paragraph(report.ask)}
<p style="margin:0 0 24px"><a href="${report.link}" style="display:inline-block;background:#8f1d1d;color:#ffffff;padding:12px 20px;border-radius:8px;text-decoration:none;font-weight:600">${report.button}</a></p>`
}
<p class="foot" style="margin:24px 0 0;font-size:14px;color:#526070">${footer}</p>
</div>
</td>
</tr></table>
</body>
</html>
`;
}

/** The server knows no time zone of the person's. */
function timeIn(lang: Language, date: Date): string {
  const format = new Intl.DateTimeFormat(localeOf(lang), { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return `${format.format(date)} UTC`;
}
