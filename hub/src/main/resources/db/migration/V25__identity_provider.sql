-- Identity providers (OpenID Connect). claim: which claim of the id_token names the person, and person_key: what of the roster it is
-- compared with. required_claim must have required_value, such as Google's hd. client_secret is encrypted by the master key.
create table identity_provider (
    tenant_id int not null references tenant,
    provider_id uuid not null,
    name text not null,
    issuer text not null,
    client_id text not null,
    client_secret bytea not null,
    claim text not null,
    person_key text not null,
    required_claim text,
    required_value text,
    enabled boolean not null,
    primary key (tenant_id, provider_id),
    check ((required_claim is null) = (required_value is null))
);
call protect_tenant_table('identity_provider', 'select, insert, update, delete');

-- An account of a provider: its subject there. Such an account has no password.
alter table account add provider_id uuid, add subject text;
create unique index account_subject on account (tenant_id, provider_id, subject) where provider_id is not null;
