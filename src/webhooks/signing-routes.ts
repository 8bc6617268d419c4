// Ours, so under our own prefix: how a hook is told, and the keys that sign for it.
import { Type, type Static } from 'typebox';
import { route, type Route } from '#http/route.ts';
import { unixSeconds } from '#kit/time.ts';
import { changeSigning, getSigning, revokeKey, rotateKey, type Signing } from './change-signing.ts';
import { deliveryForms, isInUse, LONGEST_OVERLAP_HOURS, OVERLAP_HOURS, signatures, type HookKey } from './hook-key.ts';
import { hookReply, toHookReply } from './wire.ts';

const tag = 'Webhooks';
const area = 'Hooks';
const params = Type.Object({ ClientId: Type.String(), HookId: Type.String() });
const ofKey = Type.Object({ ClientId: Type.String(), HookId: Type.String(), KeyId: Type.String() });
const path = '/strongroom/v1/:ClientId/hooks/:HookId';

const delivery = Type.Enum([...deliveryForms], {
  description: 'GET: as the original does it. SIGNED_POST: a JSON body, signed (Standard Webhooks).',
});
const signature = Type.Enum([...signatures], {
  description: 'HMAC: a shared secret (v1). ED25519: a public key (v1a).',
});
const seconds = (description: string) => Type.Integer({ description: `Unix seconds. ${description}` });

const keyReply = Type.Object(
  {
    Id: Type.String(),
    Signature: signature,
    PublicKey: Type.Union([Type.String({ description: '`whpk_` and base64; null for HMAC.' }), Type.Null()]),
    CreationDate: seconds(''),
    SignsUntil: Type.Union([seconds('A former key signs until then; null: the key in use.'), Type.Null()]),
  },
  { title: 'HookKey' },
);

const signingReply = Type.Object(
  {
    ...hookReply.properties,
    Delivery: delivery,
    Signature: Type.Union([signature, Type.Null()]),
    Keys: Type.Array(keyReply, { description: 'Those that sign now, the one in use first.' }),
    Secret: Type.Union([
      Type.String({ description: '`whsec_` and base64: of an HMAC key that this call made. It is not shown again.' }),
      Type.Null(),
    ]),
  },
  { title: 'HookSigning' },
);

export const signingRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path,
    tag,
    area,
    summary: 'View how a hook is told, and its keys',
    params,
    status: 200,
    reply: signingReply,
    handle: async (ctx, { params: { HookId } }) => toSigningReply(await getSigning(ctx, HookId)),
  }),
  route({
    method: 'PUT',
    path,
    tag,
    area,
    summary: 'Choose how a hook is told',
    params,
    body: Type.Object({ Delivery: Type.Optional(delivery), Signature: Type.Optional(signature) }),
    status: 200,
    reply: signingReply,
    handle: async (ctx, { params: { HookId }, body }) =>
      toSigningReply(await changeSigning(ctx, HookId, { form: body.Delivery, signature: body.Signature })),
  }),
  route({
    method: 'GET',
    path: `${path}/keys`,
    tag,
    area,
    summary: 'List the keys that sign for a hook, with their public halves',
    params,
    status: 200,
    reply: Type.Array(keyReply),
    handle: async (ctx, { params: { HookId } }) => (await getSigning(ctx, HookId)).keys.map(toKeyReply),
  }),
  route({
    method: 'POST',
    path: `${path}/keys`,
    tag,
    area,
    summary: 'Make a new key for a hook; the former one signs beside it for a while',
    params,
    body: Type.Object({
      Signature: Type.Optional(signature),
      OverlapHours: Type.Optional(
        Type.Number({
          minimum: 0,
          maximum: LONGEST_OVERLAP_HOURS,
          description: `How long the former key signs too; ${OVERLAP_HOURS} unless told. 0 revokes it at once.`,
        }),
      ),
    }),
    status: 201,
    reply: signingReply,
    // Told once: `GET /responses` does not tell it again, to whoever holds a key that may read there.
    kept: (answer) => (typeof answer === 'object' ? { ...answer, Secret: null } : answer),
    handle: async (ctx, { params: { HookId }, body }) => {
      const wish = { signature: body.Signature, overlapHours: body.OverlapHours };
      return toSigningReply(await rotateKey(ctx, HookId, wish));
    },
  }),
  route({
    method: 'DELETE',
    path: `${path}/keys/:KeyId`,
    tag,
    area,
    summary: 'Revoke a key of a hook, at once',
    params: ofKey,
    status: 200,
    reply: signingReply,
    handle: async (ctx, { params: { HookId, KeyId } }) => toSigningReply(await revokeKey(ctx, HookId, KeyId)),
  }),
];

function toSigningReply({ hook, keys, secret }: Signing): Static<typeof signingReply> {
  return {
    ...toHookReply(hook),
    Delivery: hook.form,
    Signature: keys.find(isInUse)?.signature ?? null,
    Keys: keys.map(toKeyReply),
    Secret: secret ?? null,
  };
}

function toKeyReply(key: HookKey): Static<typeof keyReply> {
  return {
    Id: key.id,
    Signature: key.signature,
    PublicKey: key.publicKey ?? null,
    CreationDate: unixSeconds(key.createdAt),
    SignsUntil: key.signsUntil === undefined ? null : unixSeconds(key.signsUntil),
  };
}
