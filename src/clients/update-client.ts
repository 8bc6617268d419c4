// Changes what a platform may change of itself: its colours and its details. Its trading name is the operator's to change.
import { inTransaction, type Ctx } from '#world/ctx.ts';
import type { ClientDetails } from './client-details.ts';
import { lockProfile, saveProfile, type ClientProfile } from './face-rows.ts';

export interface ClientPatch {
  readonly themeColour?: string | undefined;
  readonly buttonColour?: string | undefined;
  readonly details: ClientDetails;
}

/** What the patch does not name stays as it is. */
export async function updateClient(ctx: Ctx, patch: ClientPatch): Promise<ClientProfile> {
  return await inTransaction(ctx, async (tx) => {
    const { face, details, ...client } = await lockProfile(tx.db, tx.clientId);
    const updated: ClientProfile = {
      ...client,
      details: { ...details, ...patch.details },
      face: {
        ...face,
        themeColour: patch.themeColour ?? face.themeColour,
        buttonColour: patch.buttonColour ?? face.buttonColour,
      },
    };
    await saveProfile(tx.db, updated);
    return updated;
  });
}
