-- What an API client's credential is bound to (ClientRules); null: nothing.
alter table credential add column rules json;

-- API clients as they were made; whether one still has a credential says revoked_at. The secret is nowhere.
create table api_client (
    tenant_id int not null references tenant,
    client_id uuid not null,
    number bigint generated always as identity,
    name text not null,
    scopes text[] not null,
    rules json not null,
    created_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz,
    revoked_at timestamptz,
    primary key (tenant_id, client_id),
    unique (tenant_id, number)
);
call protect_tenant_table('api_client', 'select, insert, update');
