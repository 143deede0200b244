-- Infrastructure without tenant or policy: says which tenant a tool's client id implies.
create table tool_directory (
    client_id uuid primary key,
    tenant_id int not null
);
insert into tool_directory (client_id, tenant_id) select client_id, tenant_id from tool;
grant select, insert on tool_directory to "${server}";

-- Client assertions that were used, until they end by themselves: the SHA-256 of the jti.
create table client_assertion (
    tenant_id int not null references tenant,
    client_id uuid not null,
    jti_hash bytea not null,
    ends_at timestamptz not null,
    primary key (tenant_id, client_id, jti_hash),
    foreign key (tenant_id, client_id) references tool
);
create index client_assertion_end on client_assertion (tenant_id, ends_at);
call protect_tenant_table('client_assertion', 'select, insert, delete');
