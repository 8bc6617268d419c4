// What a platform may see and do of its certificates: list them, and revoke one. Only the operator issues: a certificate
// is the second element beside the API key, and a call that proves the key alone must not make it.
import { Type } from 'typebox';
import { route, type Route } from '#http/route.ts';
import { certificateSchema, toCertificateView } from './certificate-view.ts';
import { listCertificates } from './certificate-rows.ts';
import { revokeCertificate } from './revoke-certificate.ts';

const tag = 'Certificates';
const area = 'Certificates';

export const certificateRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/strongroom/v1/:ClientId/certificates',
    tag,
    area,
    summary: 'List your client certificates',
    params: Type.Object({ ClientId: Type.String() }),
    status: 200,
    reply: Type.Array(certificateSchema),
    handle: async (ctx) =>
      (await listCertificates(ctx.db, ctx.clientId)).map((certificate) => toCertificateView(certificate, ctx.now())),
  }),
  route({
    method: 'DELETE',
    path: '/strongroom/v1/:ClientId/certificates/:Certificate',
    tag,
    area,
    summary: 'Revoke a client certificate, by its serial number or thumbprint, at once',
    params: Type.Object({ ClientId: Type.String(), Certificate: Type.String() }),
    status: 200,
    reply: certificateSchema,
    async handle(ctx, { params }) {
      const because = `revoked by the platform, key ${ctx.caller?.keyId ?? 'unknown'}`;
      const request = { clientId: ctx.clientId, name: params.Certificate, because };
      return toCertificateView(await revokeCertificate(ctx, request), ctx.now());
    },
  }),
];
