-- Tenancy: tenant_id stands first in every key; app.tenant, set for a transaction, decides what it sees.
create procedure protect_tenant_table(name text, privileges text) language plpgsql as $$
begin
    execute format('alter table %I enable row level security', name);
    execute format(
        'create policy tenant_isolation on %I using (tenant_id = nullif(current_setting(''app.tenant'', true), '''')::int)',
        name);
    execute format('grant %s on %I to %I', privileges, name, '${server}');
end
$$;

-- Reference table: every node needs it, and it holds names only.
create table tenant (
    tenant_id int generated always as identity primary key,
    slug text not null unique check (slug ~ '^[a-z0-9-]{1,40}$'),
    name text not null
);
grant select, insert on tenant to "${server}";

create table audit_event (
    tenant_id int not null references tenant,
    seq bigint generated always as identity,
    at timestamptz not null default clock_timestamp(),
    actor text not null,
    action text not null,
    person_id uuid,
    detail text not null,
    primary key (tenant_id, seq)
);
create index audit_event_person on audit_event (tenant_id, person_id, seq) where person_id is not null;
call protect_tenant_table('audit_event', 'select, insert');

create table account (
    tenant_id int not null references tenant,
    account_id uuid not null,
    login_name text not null,
    password_hash text not null,
    display_name text not null,
    person_id uuid,
    roles text[] not null,
    enabled boolean not null default true,
    primary key (tenant_id, account_id),
    unique (tenant_id, login_name)
);
call protect_tenant_table('account', 'select, insert, update');

-- API clients' keys and tokens, as SHA-256 only. A token of a launch carries the launch's limits.
create table credential (
    tenant_id int not null references tenant,
    hash bytea not null,
    client_id uuid not null,
    client_name text not null,
    permissions text[] not null,
    actor_home_page text,
    actor_name text,
    registration uuid,
    expires_at timestamptz,
    primary key (tenant_id, hash)
);
create index credential_client on credential (tenant_id, client_id);
call protect_tenant_table('credential', 'select, insert, update, delete');

-- Infrastructure without tenant or policy: says which tenant a credential implies.
create table credential_directory (
    hash bytea primary key,
    tenant_id int not null
);
grant select, insert, delete on credential_directory to "${server}";

-- Runs as the owner, because the tenant is known only afterwards; it gives nothing to who doesn't hold the secret.
create function find_credential(wanted bytea) returns setof credential
    language sql stable security definer set search_path = pg_catalog, public as $$
    select c.* from credential_directory d join credential c on c.tenant_id = d.tenant_id and c.hash = d.hash
    where d.hash = wanted and (c.expires_at is null or c.expires_at > now())
$$;
revoke all on function find_credential(bytea) from public;
grant execute on function find_credential(bytea) to "${server}";

-- Spring Session JDBC (infrastructure), with its own column names.
create table spring_session (
    primary_id char(36) not null primary key,
    session_id char(36) not null unique,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval int not null,
    expiry_time bigint not null,
    principal_name varchar(100)
);
create index spring_session_expiry on spring_session (expiry_time);
create index spring_session_principal on spring_session (principal_name);
create table spring_session_attributes (
    session_primary_id char(36) not null references spring_session (primary_id) on delete cascade,
    attribute_name varchar(200) not null,
    attribute_bytes bytea not null,
    primary key (session_primary_id, attribute_name)
);
grant select, insert, update, delete on spring_session, spring_session_attributes to "${server}";
