-- Tools, where they are deployed, and what of theirs pupils can open. Custom parameters are JSON as it was given.
create table tool (
    tenant_id int not null references tenant,
    client_id uuid not null,
    name text not null,
    initiate_login_uri text not null,
    target_link_uri text not null,
    redirect_uris text[] not null,
    jwks_uri text,
    jwks json,
    icon_uri text,
    custom_parameters json not null,
    xapi_grant boolean not null,
    enabled boolean not null,
    registered_at timestamptz not null default now(),
    primary key (tenant_id, client_id)
);
call protect_tenant_table('tool', 'select, insert, update');

-- school_id null: for the whole tenant.
create table deployment (
    tenant_id int not null references tenant,
    client_id uuid not null,
    deployment_id text not null,
    school_id uuid,
    primary key (tenant_id, client_id, deployment_id),
    foreign key (tenant_id, client_id) references tool
);
call protect_tenant_table('deployment', 'select, insert, delete');

-- class_id null: every class's members see it.
create table resource_link (
    tenant_id int not null references tenant,
    resource_link_id uuid not null,
    client_id uuid not null,
    deployment_id text not null,
    title text not null,
    target_link_uri text not null,
    custom_parameters json not null,
    document_target text not null check (document_target in ('window', 'iframe')),
    class_id uuid,
    primary key (tenant_id, resource_link_id),
    foreign key (tenant_id, client_id, deployment_id) references deployment
);
create index resource_link_class on resource_link (tenant_id, class_id);
create index resource_link_tool on resource_link (tenant_id, client_id);
call protect_tenant_table('resource_link', 'select, insert, update, delete');

-- What one tool knows one person by. Random, so that two tools' subjects can't be joined.
create table pairwise_subject (
    tenant_id int not null references tenant,
    client_id uuid not null,
    person_id uuid not null,
    subject uuid not null,
    primary key (tenant_id, client_id, person_id),
    unique (tenant_id, subject)
);
call protect_tenant_table('pairwise_subject', 'select, insert, delete');

-- A launch from the tap (started) to the id_token (answered). Hints, session and nonce as SHA-256 only.
create table launch (
    tenant_id int not null references tenant,
    launch_id uuid not null,
    hint_hash bytea not null,
    session_hash bytea not null,
    client_id uuid not null,
    resource_link_id uuid not null,
    account_id uuid not null,
    person_id uuid not null,
    subject uuid not null,
    class_id uuid not null,
    instructor boolean not null,
    document_target text not null,
    registration uuid not null,
    started_at timestamptz not null,
    expires_at timestamptz not null,
    answered_at timestamptz,
    nonce_hash bytea,
    primary key (tenant_id, launch_id),
    unique (tenant_id, hint_hash)
);
create index launch_nonce on launch (tenant_id, client_id, nonce_hash) where nonce_hash is not null;
create index launch_unanswered on launch (tenant_id, expires_at) where answered_at is null;
call protect_tenant_table('launch', 'select, insert, update, delete');

-- The one-time code of a launch's fetch URL.
create table xapi_grant (
    tenant_id int not null references tenant,
    code_hash bytea not null,
    launch_id uuid not null,
    client_id uuid not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    primary key (tenant_id, code_hash),
    foreign key (tenant_id, launch_id) references launch on delete cascade
);
create index xapi_grant_launch on xapi_grant (tenant_id, launch_id);
create index xapi_grant_expiry on xapi_grant (tenant_id, expires_at);
call protect_tenant_table('xapi_grant', 'select, insert, update, delete');

-- Infrastructure without tenant: one issuer per hub has one set of keys. The private half is sealed by the master key (Base64).
create table signing_key (
    kid text primary key,
    public_jwk text not null,
    sealed_private text not null,
    state text not null check (state in ('CURRENT', 'RETIRING')),
    made_at timestamptz not null default now(),
    published_until timestamptz,
    check ((state = 'CURRENT') = (published_until is null))
);
create unique index signing_key_current on signing_key (state) where state = 'CURRENT';
grant select, insert, update, delete on signing_key to "${server}";
