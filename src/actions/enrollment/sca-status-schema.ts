// The SCA status as a schema, for the OpenAPI document.
import { Type } from 'typebox';

const date = (description: string) => Type.Union([Type.Integer({ description }), Type.Null()]);
const scope = Type.Union([Type.Enum(['ACTIVE', 'INACTIVE']), Type.Null()]);

export const scaStatusReply = Type.Object(
  {
    UserStatus: Type.Enum(['PENDING_USER_ACTION', 'ACTIVE', 'CLOSED']),
    IsEnrolled: Type.Boolean({ description: 'False before the first enrollment; stays true while re-enrolling.' }),
    LastEnrollmentDate: date('Unix seconds of the last successful enrollment.'),
    LastConsentCollectionDate: date('Unix seconds.'),
    ConsentScope: Type.Object(
      {
        ContactInformationUpdate: scope,
        RecipientRegistration: scope,
        Transfer: scope,
        ViewAccountInformation: scope,
      },
      { description: 'Null: the scope is not configured for your platform.' },
    ),
  },
  { title: 'SCA status' },
);
