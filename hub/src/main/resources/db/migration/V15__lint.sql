-- What the statement linter found, by API client or tool and by rule.
create table lint_cursor (
    tenant_id int primary key references tenant,
    batch bigint not null
) with (fillfactor = 20);
call protect_tenant_table('lint_cursor', 'select, insert, update');

create table lint_client (
    tenant_id int not null references tenant,
    client_id uuid not null,
    client_name text not null,
    checked bigint not null,
    last_seen timestamptz not null,
    primary key (tenant_id, client_id)
);
call protect_tenant_table('lint_client', 'select, insert, update');

create table lint_finding (
    tenant_id int not null references tenant,
    client_id uuid not null,
    rule text not null,
    count bigint not null,
    first_seen timestamptz not null,
    last_seen timestamptz not null,
    primary key (tenant_id, client_id, rule)
);
call protect_tenant_table('lint_finding', 'select, insert, update');

-- The newest statements that broke a rule, a few each. They go when their statement is erased, by seq.
create table lint_example (
    tenant_id int not null references tenant,
    client_id uuid not null,
    rule text not null,
    seq bigint not null,
    statement_id uuid not null,
    primary key (tenant_id, client_id, rule, seq)
);
create index lint_example_seq on lint_example (tenant_id, seq);
call protect_tenant_table('lint_example', 'select, insert, delete');

-- Whose statements an account of a vendor may see: its tools' client ids.
alter table account add client_ids uuid[] not null default '{}';
