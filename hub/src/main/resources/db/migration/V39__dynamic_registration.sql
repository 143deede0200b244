-- LTI Dynamic Registration 1.0. An invitation is good for one registration; its token is kept as SHA-256 only.
-- tool_id: it is for an update of that tool. registration_uri: where the tool begins its registration.
create table lti_invitation (
    tenant_id int not null references tenant,
    invitation_id uuid not null,
    token_hash bytea not null,
    note text not null,
    registration_uri text,
    tool_id uuid,
    made_by text not null,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    primary key (tenant_id, invitation_id),
    unique (tenant_id, token_hash),
    foreign key (tenant_id, tool_id) references tool
);
call protect_tenant_table('lti_invitation', 'select, insert, update, delete');

-- What a tool asked for, as it came. Nothing of it works before somebody approves it: only then is there a tool of that client id, or
-- does the tool change. A newer one takes the place of one that waits, and once approved that of the approved one. note and registration_uri are the invitation's. access_hash: SHA-256 of the registration access token, which is
-- good as long as the row waits or is the tool's present registration.
create table lti_registration (
    tenant_id int not null references tenant,
    registration_id uuid not null,
    client_id uuid not null,
    deployment_id text not null,
    changes boolean not null,
    state text not null check (state in ('WAITING', 'APPROVED', 'REJECTED')),
    content json not null,
    note text not null,
    registration_uri text,
    access_hash bytea not null,
    received_at timestamptz not null,
    decided_at timestamptz,
    primary key (tenant_id, registration_id)
);
create unique index lti_registration_waiting on lti_registration (tenant_id, client_id) where state = 'WAITING';
create unique index lti_registration_approved on lti_registration (tenant_id, client_id) where state = 'APPROVED';
call protect_tenant_table('lti_registration', 'select, insert, update, delete');
