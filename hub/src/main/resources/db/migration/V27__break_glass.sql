-- Somebody of the staff saw one pupil's records that weren't theirs to see, for a stated reason and a short time.
create table break_glass (
    tenant_id int not null references tenant,
    break_glass_id uuid not null,
    account_id uuid not null,
    person_id uuid not null,
    school_id uuid not null,
    reason text not null,
    opened_at timestamptz not null,
    until timestamptz not null,
    seen_by uuid,
    seen_at timestamptz,
    primary key (tenant_id, break_glass_id),
    foreign key (tenant_id, account_id) references account (tenant_id, account_id)
);
create index break_glass_account on break_glass (tenant_id, account_id, until);
create index break_glass_school on break_glass (tenant_id, school_id, opened_at);
call protect_tenant_table('break_glass', 'select, insert, update');
