-- A keyed value of the master secret: a node with another one could read nothing, and must not pretend to work.
alter table installation add column secret_check bytea;
