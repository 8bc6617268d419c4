// Runs the ceremony of a passkey on a tap, and sends what came of it; the server decides what it is worth.
import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { send } from './send.ts';

/** Tells at Start whether passkeys can be offered. */
export function tellPasskeys(): void {
  const field = document.querySelector<HTMLInputElement>('input[name="passkeys"]');
  if (field && browserSupportsWebAuthn()) field.value = 'yes';
}

export function runPasskey(): void {
  const form = document.querySelector<HTMLFormElement>('[data-passkey]');
  if (!form) return;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void ceremony(form);
  });
}

/** The page is shown anew afterwards, with a challenge of its own. */
async function ceremony(form: HTMLFormElement): Promise<void> {
  const button = form.querySelector('button');
  if (button?.disabled !== false) return;
  button.disabled = true;
  try {
    setField(form, 'credential', JSON.stringify(await run(form)));
  } catch (error) {
    setField(form, 'problem', problemOf(error));
  }
  // Not requestSubmit: that would begin again.
  await send(form, button);
  button.disabled = false;
}

async function run(form: HTMLFormElement): Promise<unknown> {
  const options: unknown = JSON.parse(form.dataset['options'] ?? '');
  // Safe: the server wrote them.
  return form.dataset['passkey'] === 'create'
    ? await startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON })
    : await startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON });
}

/** WebAuthn 5.1.3: NotAllowedError is a cancel or a timeout, InvalidStateError a passkey that is there already. */
function problemOf(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'InvalidStateError') return 'known';
  return name === 'NotAllowedError' || name === 'AbortError' ? 'cancelled' : 'unusable';
}

function setField(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = value;
}
