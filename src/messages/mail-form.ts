// The two forms of a mail, plain and HTML.
import { html, Html } from '#kit/html.ts';

export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What both forms are made of. */
export interface Parts {
  readonly title: string;
  readonly lines: readonly string[];
  readonly report: { readonly link: string; readonly ask: string; readonly button: string } | undefined;
  readonly footer: string;
}

/** @param locale of the text, as BCP 47 */
export function toMail(parts: Parts, locale: string): Mail {
  return { subject: parts.title, text: toPlain(parts), html: toMarkup(parts, locale).toString() };
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
