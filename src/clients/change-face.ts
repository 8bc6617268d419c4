// Changes a platform's face by the operator's word, its trading name among it; null takes a part away.
import { badParam } from '#kit/fault.ts';
import { noteChange } from '#trail/note-change.ts';
import { inTransaction } from '#world/ctx.ts';
import type { Host } from '#world/world.ts';
import { encodeLogo } from './encode-logo.ts';
import { isColour } from './face.ts';
import { deleteLogo, getProfile, lockProfile, saveLogo, saveProfile, type ClientProfile } from './face-rows.ts';

export interface FaceChange {
  readonly name?: string | undefined;
  readonly themeColour?: string | null | undefined;
  readonly buttonColour?: string | null | undefined;
  /** A file's bytes: PNG, JPEG or WebP. */
  readonly logo?: Buffer | null | undefined;
}

/** @throws Fault that names what does not fit, or `not_found` */
export async function changeFace(host: Host, clientId: string, change: FaceChange): Promise<ClientProfile> {
  refuseHidden(change.name);
  refuseNoColour('PrimaryThemeColour', change.themeColour);
  refuseNoColour('PrimaryButtonColour', change.buttonColour);
  const encoded = change.logo === undefined || change.logo === null ? undefined : await encodeLogo(change.logo);
  return await inTransaction(host, async (tx) => {
    const { face, ...client } = await lockProfile(tx.db, clientId);
    await saveProfile(tx.db, {
      ...client,
      name: change.name ?? client.name,
      face: {
        ...face,
        themeColour: changed(face.themeColour, change.themeColour),
        buttonColour: changed(face.buttonColour, change.buttonColour),
      },
    });
    if (change.name !== undefined) {
      await noteChange({ ...tx, clientId }, { what: `trading name: ${change.name}`, done: 'changed' });
    }
    if (change.logo === null) await deleteLogo(tx.db, client.id);
    if (encoded !== undefined) await saveLogo(tx.db, client.id, encoded.logo, encoded.png, tx.now());
    return await getProfile(tx.db, clientId);
  });
}

/** Line breaks, and what turns the order of letters, would let a name say more than a name on pages and in mails. */
function refuseHidden(name: string | undefined): void {
  if (name !== undefined && /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name)) {
    throw badParam('Name', 'The trading name must be one line of visible characters.');
  }
}

function changed(before: string | undefined, told: string | null | undefined): string | undefined {
  return told === undefined ? before : (told ?? undefined);
}

function refuseNoColour(field: string, told: string | null | undefined): void {
  if (typeof told === 'string' && !isColour(told)) {
    throw badParam(field, `${field} must be a colour of six hexadecimal digits, such as #0B6553.`);
  }
}
