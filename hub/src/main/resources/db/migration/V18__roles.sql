-- Roles granted for a time, both days inclusive. school_id: an org; null: over all schools.
create table role_grant (
    tenant_id int not null references tenant,
    grant_id uuid not null,
    account_id uuid not null,
    role text not null,
    school_id uuid,
    valid_from date not null,
    valid_until date not null,
    made_at timestamptz not null default now(),
    primary key (tenant_id, grant_id),
    foreign key (tenant_id, account_id) references account (tenant_id, account_id)
);
create index role_grant_account on role_grant (tenant_id, account_id);
call protect_tenant_table('role_grant', 'select, insert, update');
