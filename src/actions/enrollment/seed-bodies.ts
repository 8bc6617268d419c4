// What a seed may say of a user: any field of the SCA endpoints, with little required.
import { Type } from 'typebox';
import { legalUpdate, naturalUpdate } from './sca-bodies.ts';
import * as field from './fields.ts';

const category = Type.Optional(Type.Enum(['PAYER', 'OWNER']));

export const naturalSeed = Type.Object({
  ...naturalUpdate.properties,
  FirstName: field.name,
  LastName: field.name,
  Email: field.email('The address that SCA uses.'),
  UserCategory: category,
});

export const legalSeed = Type.Object({
  ...legalUpdate.properties,
  Name: field.text,
  LegalPersonType: field.legalPersonType,
  Email: field.email('The address of the legal entity.'),
  UserCategory: category,
});
