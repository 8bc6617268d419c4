// Users in the database: one row each; what differs between natural and legal persons is one JSON value.
import { Fault } from '#kit/fault.ts';
import type { ClientId, UserId } from '#kit/ids.ts';
import { Page, type Paging } from '#http/paging.ts';
import { sql, type Db, type Sql } from '#world/db.ts';
import type { LegalDetails, NaturalDetails, PersonType, User, UserStatus } from './user.ts';

interface BaseRow {
  id: UserId;
  client_id: ClientId;
  category: User['category'];
  status: UserStatus;
  kyc_level: User['kycLevel'];
  email: string;
  tag: string | null;
  terms_accepted: boolean;
  terms_accepted_at: Date | null;
  created_at: Date;
}

type Row = BaseRow &
  ({ person_type: 'NATURAL'; details: NaturalDetails } | { person_type: 'LEGAL'; details: LegalDetails });

const columns = sql`id, client_id, person_type, category, status, kyc_level, email, tag, terms_accepted,
  terms_accepted_at, details, created_at`;

export async function insertUser(db: Db, user: User): Promise<void> {
  await db.run(sql`
    insert into users (${columns}) values (
      ${user.id}, ${user.clientId}, ${user.personType}, ${user.category}, ${user.status}, ${user.kycLevel},
      ${user.email}, ${user.tag}, ${user.termsAccepted}, ${user.termsAcceptedAt}, ${JSON.stringify(user.details)},
      ${user.createdAt})`);
}

/** @throws Fault `not_found`, also for another platform's user and for the other kind of person when one is asked for */
export async function getUser(db: Db, clientId: ClientId, id: UserId, personType?: PersonType): Promise<User> {
  return await get(db, sql`client_id = ${clientId} and id = ${id}`, id, personType);
}

/** Like `getUser`; until the transaction ends nobody else changes the user. */
export async function lockUser(db: Db, clientId: ClientId, id: UserId, personType?: PersonType): Promise<User> {
  return await get(db, sql`client_id = ${clientId} and id = ${id} for update`, id, personType);
}

async function get(db: Db, where: Sql, id: UserId, personType: PersonType | undefined): Promise<User> {
  const row = await db.maybeOne<Row>(sql`select ${columns} from users where ${where}`);
  if (row !== undefined && (personType === undefined || row.person_type === personType)) return toUser(row);
  throw new Fault('not_found', {
    // As the original spells it, with the trailing blank.
    errors: { RessourceNotFound: `Cannot found the ressource User with the id=${id} ` },
  });
}

/** Everything but the status, which has moves of its own (setUserStatus). */
export async function saveUser(db: Db, user: User): Promise<void> {
  await db.run(sql`
    update users set category = ${user.category}, kyc_level = ${user.kycLevel}, email = ${user.email},
      tag = ${user.tag}, terms_accepted = ${user.termsAccepted}, terms_accepted_at = ${user.termsAcceptedAt},
      details = ${JSON.stringify(user.details)}
    where id = ${user.id}`);
}

export async function setUserStatus(db: Db, id: UserId, status: UserStatus): Promise<void> {
  await db.run(sql`update users set status = ${status} where id = ${id}`);
}

export async function listUsers(db: Db, clientId: ClientId, paging: Paging): Promise<Page<User>> {
  const order = paging.newestFirst ? sql`created_at desc, position desc` : sql`created_at, position`;
  const { total } = await db.one<{ total: number }>(sql`
    select count(*) as total from users where client_id = ${clientId}`);
  const rows = await db.many<Row>(sql`
    select ${columns} from users where client_id = ${clientId}
    order by ${order} limit ${paging.limit} offset ${paging.offset}`);
  return new Page(rows.map(toUser), total, paging);
}

function toUser(row: Row): User {
  const base = {
    id: row.id,
    clientId: row.client_id,
    category: row.category,
    status: row.status,
    kycLevel: row.kyc_level,
    email: row.email,
    tag: row.tag ?? undefined,
    termsAccepted: row.terms_accepted,
    termsAcceptedAt: row.terms_accepted_at ?? undefined,
    createdAt: row.created_at,
  };
  return row.person_type === 'NATURAL'
    ? { ...base, personType: row.person_type, details: row.details }
    : { ...base, personType: row.person_type, details: row.details };
}

/** Whether any client has a user with this id. */
export async function isUser(db: Db, id: UserId): Promise<boolean> {
  return (await db.maybeOne(sql`select 1 as found from users where id = ${id}`)) !== undefined;
}
