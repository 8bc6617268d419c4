// An API key as the API shows it: everything but the key.
import { Type, type Static } from 'typebox';
import { unixSeconds } from '#kit/time.ts';
import type { ApiKey } from '../key-rows.ts';

const date = (description: string) => Type.Union([Type.Integer(), Type.Null()], { description });

export const keySchema = Type.Object(
  {
    Id: Type.String(),
    Name: Type.String(),
    Scopes: Type.Array(Type.String()),
    CreationDate: Type.Integer({ description: 'Unix seconds, as all dates.' }),
    ExpirationDate: date('Null: it does not end.'),
    LastUseDate: date('Within a minute; null: never used.'),
    LastUseIpAddress: Type.Union([Type.String(), Type.Null()]),
    SuccessorId: Type.Union([Type.String(), Type.Null()], { description: 'Of a key that was rotated.' }),
  },
  { title: 'Key' },
);

export function toKeyView(key: ApiKey): Static<typeof keySchema> {
  return {
    Id: key.id,
    Name: key.name,
    Scopes: [...key.scopes],
    CreationDate: unixSeconds(key.createdAt),
    ExpirationDate: key.expiresAt === null ? null : unixSeconds(key.expiresAt),
    LastUseDate: key.lastUsedAt === null ? null : unixSeconds(key.lastUsedAt),
    LastUseIpAddress: key.lastUsedFrom,
    SuccessorId: key.successorId,
  };
}
