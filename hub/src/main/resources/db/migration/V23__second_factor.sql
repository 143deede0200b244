-- One-time passwords (RFC 6238). secret is encrypted by the master key; last_step: the last step of time whose code was used.
create table second_factor (
    tenant_id int not null references tenant,
    account_id uuid not null,
    secret bytea not null,
    confirmed_at timestamptz,
    last_step bigint not null,
    primary key (tenant_id, account_id),
    foreign key (tenant_id, account_id) references account (tenant_id, account_id)
);
call protect_tenant_table('second_factor', 'select, insert, update, delete');

-- Unused ones, as SHA-256: they have 80 random bits.
create table recovery_code (
    tenant_id int not null references tenant,
    account_id uuid not null,
    hash bytea not null,
    primary key (tenant_id, account_id, hash)
);
call protect_tenant_table('recovery_code', 'select, insert, delete');
