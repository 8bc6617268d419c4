// The alphabet of ordinary text messages: a character outside of it makes all of the message Unicode, at half the length.

// 3GPP TS 23.038, 6.2.1: the default alphabet and its extension table.
const ALPHABET = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿' +
    'abcdefghijklmnopqrstuvwxyzäöñüà\f^{}\\[~]|€',
);

export function isGsm(text: string): boolean {
  return [...text].every((character) => ALPHABET.has(character));
}
