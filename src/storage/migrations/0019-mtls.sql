-- Certificates of platforms (RFC 8705): our authorities, what they issued, and the tokens that are bound to it.

create table mtls_authorities (
  id text primary key,
  -- DER.
  certificate bytea not null,
  -- PKCS #8 in PEM.
  key_sealed bytea not null,
  organisation text not null,
  country text not null,
  -- Of the common names: <ClientId>.sandbox.<suffix>.
  suffix text not null,
  created_at timestamptz not null,
  -- Nothing that it issued counts from then on.
  retired_at timestamptz
);

-- What the mTLS listener of a sandbox shows; in live mode the operator gives it a certificate of their own.
create table mtls_servers (
  authority_id text primary key references mtls_authorities on delete cascade,
  -- DER.
  certificate bytea not null,
  key_sealed bytea not null
);

create table client_certificates (
  -- SHA-256 of the DER: `x5t#S256`.
  thumbprint bytea primary key,
  -- No reference to the client: a sandbox that is emptied and planted again knows its certificates still.
  client_id text not null,
  authority_id text not null references mtls_authorities on delete cascade,
  -- Hexadecimal.
  serial text not null,
  subject text not null,
  not_before timestamptz not null,
  not_after timestamptz not null,
  issued_at timestamptz not null,
  revoked_at timestamptz,
  revoked_because text,
  -- Days before the end of which the platform was told last.
  told_days integer
);
create index client_certificates_client on client_certificates (client_id);
create index client_certificates_end on client_certificates (not_after) where revoked_at is null;

-- Null: bound to none.
alter table access_tokens add column certificate_thumbprint bytea;
