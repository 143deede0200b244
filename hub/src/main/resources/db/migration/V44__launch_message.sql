-- The messages of launches, for the tool's makers, while recording is on: without names and secrets, for seven days at most.
alter table tool add inspected_until timestamptz;
create table launch_message (
    tenant_id int not null references tenant,
    launch_id uuid not null,
    number bigint generated always as identity,
    at timestamptz not null,
    kind text not null,
    content json not null,
    checks json not null,
    primary key (tenant_id, launch_id, number),
    foreign key (tenant_id, launch_id) references launch on delete cascade
);
create index launch_message_at on launch_message (tenant_id, at);
call protect_tenant_table('launch_message', 'select, insert, delete');
