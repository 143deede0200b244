-- Forwarding of statements to other stores: how far each instance has come, and what the other store refused for good.
create table statement_forward (
    tenant_id int not null,
    instance_id uuid not null,
    -- A place in the log (lrs.StatementFeed): everything before it was accepted, refused or not wanted.
    place text not null,
    -- After a failure, nothing is sent before then.
    not_before timestamptz,
    -- Failures in a row, and the last one in words.
    failures int not null default 0,
    problem_ja text,
    problem_en text,
    forwarded bigint not null default 0,
    moved_at timestamptz not null default now(),
    primary key (tenant_id, instance_id),
    foreign key (tenant_id, instance_id) references connector_instance (tenant_id, instance_id) on delete cascade
);
call protect_tenant_table('statement_forward', 'select, insert, update');

-- The statement itself stays in the store alone; when it is erased, so is what the other store said about it.
create table dead_letter (
    number bigint generated always as identity,
    tenant_id int not null,
    instance_id uuid not null,
    statement_id uuid not null,
    status int not null,
    message text not null,
    attempts int not null default 1,
    refused_at timestamptz not null default now(),
    last_attempt timestamptz not null default now(),
    -- Whether somebody wants it sent again, which the forwarder does next.
    send_again boolean not null default false,
    primary key (tenant_id, instance_id, statement_id),
    foreign key (tenant_id, instance_id) references connector_instance (tenant_id, instance_id) on delete cascade,
    foreign key (tenant_id, statement_id) references statement_key (tenant_id, id) on delete cascade
);
create index dead_letter_number on dead_letter (tenant_id, instance_id, number);
create index dead_letter_statement on dead_letter (tenant_id, statement_id);
call protect_tenant_table('dead_letter', 'select, insert, update, delete');
