// The API calls that make users, change them, enrol them and close them.
import { Type } from 'typebox';
import type { ConsentScope } from '#clients/client.ts';
import { route, type Route } from '#http/route.ts';
import { unixSeconds } from '#kit/time.ts';
import { toPendingUserAction, toScaView } from '#users/view.ts';
import { legalUserSca, naturalUserSca, pendingUserAction } from '#users/view-schema.ts';
import { isUserPresent } from '../user-present.ts';
import { categorizeUser } from './categorize-user.ts';
import { closeUser } from './close-user.ts';
import { createUser } from './create-user.ts';
import { enrollUser } from './enroll-user.ts';
import { getScaStatus, type ScaStatus } from './get-sca-status.ts';
import { legacyRoutes } from './legacy-routes.ts';
import type { UserAndLink } from './require-sca.ts';
import * as bodies from './sca-bodies.ts';
import { scaStatusReply } from './sca-status-schema.ts';
import { updateUser } from './update-user.ts';

const tag = 'Users';
const ofClient = Type.Object({ ClientId: Type.String() });
const ofUser = Type.Object({ ClientId: Type.String(), UserId: Type.String() });

export const enrollmentRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v2.01/:ClientId/sca/users/natural',
    tag,
    area: 'Users',
    summary: 'Create a natural user (SCA)',
    params: ofClient,
    body: bodies.naturalCreation,
    status: 200,
    reply: naturalUserSca,
    handle: async (ctx, { body }) =>
      toView(await createUser(ctx, { patch: bodies.toNaturalPatch(body), userPresent: isUserPresent(ctx, body) })),
  }),
  route({
    method: 'POST',
    path: '/v2.01/:ClientId/sca/users/legal',
    tag,
    area: 'Users',
    summary: 'Create a legal user (SCA)',
    params: ofClient,
    body: bodies.legalCreation,
    status: 200,
    reply: legalUserSca,
    handle: async (ctx, { body }) =>
      toView(await createUser(ctx, { patch: bodies.toLegalPatch(body), userPresent: isUserPresent(ctx, body) })),
  }),
  route({
    method: 'PUT',
    path: '/v2.01/:ClientId/sca/users/natural/:UserId',
    tag,
    area: 'Users',
    summary: 'Update a natural user (SCA)',
    params: ofUser,
    body: bodies.naturalUpdate,
    status: 200,
    reply: naturalUserSca,
    handle: async (ctx, { params, body }) => {
      const patch = bodies.toNaturalPatch(body);
      return toView(await updateUser(ctx, { userId: params.UserId, patch, userPresent: isUserPresent(ctx, body) }));
    },
  }),
  route({
    method: 'PUT',
    path: '/v2.01/:ClientId/sca/users/legal/:UserId',
    tag,
    area: 'Users',
    summary: 'Update a legal user (SCA)',
    params: ofUser,
    body: bodies.legalUpdate,
    status: 200,
    reply: legalUserSca,
    handle: async (ctx, { params, body }) => {
      const patch = bodies.toLegalPatch(body);
      return toView(await updateUser(ctx, { userId: params.UserId, patch, userPresent: isUserPresent(ctx, body) }));
    },
  }),
  route({
    method: 'PUT',
    path: '/v2.01/:ClientId/sca/users/natural/:UserId/category',
    tag,
    area: 'Users',
    summary: 'Categorize a natural user',
    params: ofUser,
    body: bodies.naturalCategorization,
    status: 200,
    reply: naturalUserSca,
    handle: async (ctx, { params, body }) => {
      const patch = bodies.toNaturalPatch(body);
      return toView(await categorizeUser(ctx, { userId: params.UserId, patch, userPresent: isUserPresent(ctx, body) }));
    },
  }),
  route({
    method: 'PUT',
    path: '/v2.01/:ClientId/sca/users/legal/:UserId/category',
    tag,
    area: 'Users',
    summary: 'Categorize a legal user',
    params: ofUser,
    body: bodies.legalCategorization,
    status: 200,
    reply: legalUserSca,
    handle: async (ctx, { params, body }) => {
      const patch = bodies.toLegalPatch(body);
      return toView(await categorizeUser(ctx, { userId: params.UserId, patch, userPresent: isUserPresent(ctx, body) }));
    },
  }),
  route({
    method: 'POST',
    path: '/v2.01/:ClientId/sca/users/:UserId/enrollment',
    tag,
    area: 'Sca',
    summary: 'Enroll a user in SCA',
    params: ofUser,
    status: 200,
    reply: Type.Object({ PendingUserAction: pendingUserAction }, { title: 'Enrollment' }),
    handle: async (ctx, { params }) => {
      const { redirectUrl } = await enrollUser(ctx, params.UserId);
      return { PendingUserAction: toPendingUserAction(redirectUrl) };
    },
  }),
  route({
    method: 'GET',
    path: '/v2.01/:ClientId/sca/users/:UserId/sca-status',
    tag,
    area: 'Sca',
    summary: "View a user's SCA status",
    params: ofUser,
    status: 200,
    reply: scaStatusReply,
    handle: async (ctx, { params }) => toStatusReply(await getScaStatus(ctx, params.UserId)),
  }),
  route({
    method: 'DELETE',
    path: '/v2.01/:ClientId/users/natural/:UserId',
    tag,
    area: 'Users',
    summary: 'Close a natural user',
    params: ofUser,
    status: 204,
    reply: Type.Null(),
    handle: async (ctx, { params }) => await closeUser(ctx, params.UserId, 'NATURAL'),
  }),
  route({
    method: 'DELETE',
    path: '/v2.01/:ClientId/users/legal/:UserId',
    tag,
    area: 'Users',
    summary: 'Close a legal user',
    params: ofUser,
    status: 204,
    reply: Type.Null(),
    handle: async (ctx, { params }) => await closeUser(ctx, params.UserId, 'LEGAL'),
  }),
  ...legacyRoutes,
];

function toView({ user, redirectUrl }: UserAndLink): Record<string, unknown> {
  return toScaView(user, redirectUrl);
}

function toStatusReply({ userStatus, isEnrolled, lastEnrolledAt, consentScopes }: ScaStatus): Record<string, unknown> {
  // Nobody can have consented: there is no call for it.
  const scope = (name: ConsentScope) => (consentScopes.includes(name) ? 'INACTIVE' : null);
  return {
    UserStatus: userStatus,
    IsEnrolled: isEnrolled,
    LastEnrollmentDate: lastEnrolledAt === undefined ? null : unixSeconds(lastEnrolledAt),
    LastConsentCollectionDate: null,
    ConsentScope: {
      ContactInformationUpdate: scope('ContactInformationUpdate'),
      RecipientRegistration: scope('RecipientRegistration'),
      Transfer: scope('Transfer'),
      ViewAccountInformation: scope('ViewAccountInformation'),
    },
  };
}
