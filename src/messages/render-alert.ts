// What a platform's engineer is told of a hook that fails or a certificate that ends: in English, by mail only.
import { toMail, type Mail } from './mail-form.ts';
import type { AlertContent, AlertMessage, CertificateAlert, HookAlert } from './message.ts';
import { onOneLine } from './render.ts';

/** @param content undefined once the mail was sent and erased */
export function renderAlert(
  { kind, platform: name }: Pick<AlertMessage, 'kind' | 'platform'>,
  content: AlertContent | undefined,
): Mail {
  const platform = onOneLine(name);
  if (kind === 'certificate_ends')
    return renderEnd(platform, content !== undefined && 'serial' in content ? content : undefined);
  return renderFailure({ kind, platform }, content !== undefined && 'hookId' in content ? content : undefined);
}

function renderEnd(platform: string, content: CertificateAlert | undefined): Mail {
  const day = content?.endsAt.slice(0, 10) ?? 'soon';
  const lines =
    content === undefined
      ? []
      : [
          `${content.subject}, serial number ${content.serial}, ends at ${content.endsAt}. From then on calls with it are refused.`,
          'Make a new key and a signing request, and send the request to whoever runs Strongroom. The new certificate works beside this one: change over, then ask for a new token.',
        ];
  const title = `${platform}: a client certificate ends ${day === 'soon' ? day : `on ${day}`}`;
  const footer = 'You get this mail because this address is among the TechEmails of the client.';
  return toMail({ title, lines, report: undefined, footer }, 'en');
}

function renderFailure(
  { kind, platform }: { readonly kind: AlertMessage['kind']; readonly platform: string },
  content: HookAlert | undefined,
): Mail {
  const eventType = content?.eventType ?? 'one event type';
  const title =
    kind === 'hook_invalid'
      ? `${platform}: the webhook for ${eventType} is INVALID`
      : `${platform}: the webhook for ${eventType} keeps failing`;
  return toMail({ title, lines: [...toLines(kind, content), CATCH_UP], report: undefined, footer: FOOTER }, 'en');
}

const CATCH_UP =
  'Once it answers again: GET /events shows what happened in the last 45 days, and events can be sent again by replay.';
const FOOTER = 'You get this mail because this address is the Email of the hook. The hook itself says which one it is.';

function toLines(kind: AlertMessage['kind'], content: HookAlert | undefined): string[] {
  if (content === undefined) return [];
  const { url, hookId, failures, outcome } = content;
  const what = `${failures} calls in a row have failed, of ${hookId} at ${url}. The last one: ${outcome}.`;
  return kind === 'hook_invalid'
    ? [
        what,
        'The hook is INVALID now. Nothing more is sent to it, and what was to be tried again is given up.',
        'When the receiver answers 200 within 2 seconds, set the hook right: PUT /hooks/{HookId} with {"Validity":"VALID"}.',
      ]
    : [what, 'After 100 failures in a row the hook becomes INVALID, and nothing more is sent to it.'];
}
