-- What went wrong with a tool's launches, for the tool's makers: no person, no secret.
create table launch_fault (
    tenant_id int not null references tenant,
    number bigint generated always as identity,
    at timestamptz not null default clock_timestamp(),
    client_id uuid not null,
    launch_id uuid,
    step text not null,
    rule text not null,
    description text not null,
    expected text,
    got text,
    reference text not null,
    primary key (tenant_id, number),
    foreign key (tenant_id, client_id) references tool
);
create index launch_fault_tool on launch_fault (tenant_id, client_id, at);
call protect_tenant_table('launch_fault', 'select, insert, delete');
create index launch_tool on launch (tenant_id, client_id, started_at);
