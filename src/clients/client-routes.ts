// What a platform may see and change of itself.
import { Type } from 'typebox';
import { route, type Route } from '#http/route.ts';
import { clientDetails } from './client-details.ts';
import { clientSchema, toClientView } from './client-view.ts';
import { colourPattern } from './face.ts';
import { getProfile } from './face-rows.ts';
import { updateClient } from './update-client.ts';
import { uploadLogo } from './upload-logo.ts';

const params = Type.Object({ ClientId: Type.String() });
const colour = Type.Optional(
  Type.String({ pattern: colourPattern, description: 'Six hexadecimal digits.', examples: ['#0B6553'] }),
);

export const clientRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v2.01/:ClientId/clients',
    tag: 'Client',
    area: 'Client',
    summary: 'View your client',
    params,
    status: 200,
    reply: clientSchema,
    handle: async (ctx) => toClientView(await getProfile(ctx.db, ctx.clientId), ctx.publicUrl),
  }),
  route({
    method: 'PUT',
    path: '/v2.01/:ClientId/clients',
    tag: 'Client',
    area: 'Client',
    summary: 'Update your client',
    params,
    body: Type.Object({ PrimaryThemeColour: colour, PrimaryButtonColour: colour, ...clientDetails }),
    status: 200,
    reply: clientSchema,
    async handle(ctx, { body }) {
      const { PrimaryThemeColour: themeColour, PrimaryButtonColour: buttonColour, ...details } = body;
      return toClientView(await updateClient(ctx, { themeColour, buttonColour, details }), ctx.publicUrl);
    },
  }),
  route({
    method: 'PUT',
    path: '/v2.01/:ClientId/clients/logo',
    tag: 'Client',
    area: 'Client',
    summary: 'Upload your logo',
    params,
    body: Type.Object({
      File: Type.String({
        description: 'A PNG, JPEG or WebP file of at most 512 kB and 4096 pixels on each side, as base64.',
      }),
    }),
    status: 204,
    reply: Type.Null(),
    handle: (ctx, { body }) => uploadLogo(ctx, body.File),
  }),
];
