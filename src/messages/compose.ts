// From a stored message to what is read: its seal is opened here, for the provider and for the inbox.
import { SECOND } from '#kit/time.ts';
import type { World } from '#world/world.ts';
import {
  type AlertContent,
  type AlertMessage,
  CODE_LIFE_MS,
  sealContext,
  type CodeMessage,
  type Message,
  type NoticeMessage,
  type OutgoingMessage,
} from './message.ts';
import { fromSealedText } from './notice-content.ts';
import { renderAlert } from './render-alert.ts';
import { renderMailCode } from './render-mail-code.ts';
import { renderMail, renderSms, type ToSay } from './render-notice.ts';
import { renderText } from './render.ts';

/** @throws when the message has lost its secret: there is nothing to send then */
export function toOutgoing(world: World, message: Message): OutgoingMessage {
  if (message.sealed === undefined) throw new Error('a waiting message has lost what it says');
  return compose(world, message);
}

/** What can still be read: an erased code is hidden, an erased link left out. */
export function compose(world: World, message: Message): OutgoingMessage {
  const { id, clientId, channel, recipient, kind, lang, platform } = message;
  const addressed = { id, clientId, channel, recipient, kind, lang, platform };
  if (message.is === 'code') {
    const code = codeOf(world, message);
    const usefulForS = CODE_LIFE_MS / SECOND;
    if (message.channel === 'sms')
      return { ...addressed, text: renderText(message, code, world.publicUrl), usefulForS };
    const { subject, text, html } = renderMailCode(message, code);
    return { ...addressed, text, usefulForS, mail: { subject, html } };
  }
  if (message.is === 'alert') {
    const { subject, text, html } = renderAlert(message, alertOf(world, message));
    return { ...addressed, text, usefulForS: undefined, mail: { subject, html } };
  }
  const said = toSay(world, message);
  if (channel === 'sms') return { ...addressed, text: renderSms(said), usefulForS: undefined };
  const { subject, text, html } = renderMail(said, world.publicUrl);
  return { ...addressed, text, usefulForS: undefined, mail: { subject, html } };
}

/** Undefined once it was erased. */
export function codeOf(world: World, { id, sealed }: CodeMessage): string | undefined {
  return sealed === undefined ? undefined : world.vault.open(sealed, sealContext(id));
}

/** Undefined once it was sent: nobody needs it any more. */
function alertOf(world: World, { id, sealed }: AlertMessage): AlertContent | undefined {
  // Safe: only `queueAlert` writes it, and the seal proves that nobody else did.
  return sealed === undefined ? undefined : (JSON.parse(world.vault.open(sealed, sealContext(id))) as AlertContent);
}

function toSay(world: World, message: NoticeMessage): ToSay {
  const { id, sealed } = message;
  const content =
    sealed === undefined
      ? { at: undefined, reportToken: undefined }
      : fromSealedText(world.vault.open(sealed, sealContext(id)));
  return { ...message, ...content };
}
