-- School-affairs records. source_key is the record's key within its kind and source; digest tells whether it changed.
create table attendance (
    tenant_id int not null references tenant,
    source text not null,
    source_key text not null,
    record_id bigint generated always as identity,
    person_id uuid not null,
    date date not null,
    status text not null,
    minutes_late int,
    minutes_left_early int,
    reason text,
    facility text,
    recorded_by text,
    digest uuid not null,
    updated_at timestamptz not null,
    primary key (tenant_id, source, source_key),
    unique (tenant_id, record_id)
);
create index attendance_person on attendance (tenant_id, person_id, date);
call protect_tenant_table('attendance', 'select, insert, update, delete');

create table mood (
    tenant_id int not null references tenant,
    source text not null,
    source_key text not null,
    record_id bigint generated always as identity,
    person_id uuid not null,
    date date not null,
    half text not null,
    weather text not null,
    comment text,
    digest uuid not null,
    updated_at timestamptz not null,
    primary key (tenant_id, source, source_key),
    unique (tenant_id, record_id)
);
create index mood_person on mood (tenant_id, person_id, date);
call protect_tenant_table('mood', 'select, insert, update, delete');

-- details: what the nurse noted; health data, kept apart from what a board shows.
create table nurse_visit (
    tenant_id int not null references tenant,
    source text not null,
    source_key text not null,
    record_id bigint generated always as identity,
    person_id uuid not null,
    date date not null,
    time_in time not null,
    time_out time,
    period text,
    kind text not null,
    details jsonb not null,
    digest uuid not null,
    updated_at timestamptz not null,
    primary key (tenant_id, source, source_key),
    unique (tenant_id, record_id)
);
create index nurse_visit_person on nurse_visit (tenant_id, person_id, date);
call protect_tenant_table('nurse_visit', 'select, insert, update, delete');

-- Staging: one row for each record of an import, its person resolved. Unlogged: a crash empties it, and the run that was
-- interrupted begins again. changed and before_* are filled when the set is compared with what stands.
create unlogged table stage_record (
    tenant_id int not null,
    import_id bigint not null,
    seq bigint not null,
    file text not null,
    line bigint not null,
    kind text not null,
    source text not null,
    source_key text not null,
    scheme text not null,
    person_key text not null,
    roster_source text,
    person_id uuid,
    reason text,
    date date not null,
    payload jsonb not null,
    digest uuid not null,
    changed boolean not null default false,
    before_person uuid,
    before_date date,
    primary key (tenant_id, import_id, seq)
);
create index stage_record_key on stage_record (tenant_id, import_id, kind, source, source_key);
call protect_tenant_table('stage_record', 'select, insert, update, delete');

-- Records whose pupil is not known: neither guessed nor dropped. They wait for the roster.
create table quarantined_record (
    tenant_id int not null references tenant,
    kind text not null,
    source text not null,
    source_key text not null,
    quarantine_id bigint generated always as identity,
    import_id bigint not null,
    file text not null,
    line bigint not null,
    scheme text not null,
    person_key text not null,
    roster_source text,
    reason text not null,
    date date not null,
    payload jsonb not null,
    digest uuid not null,
    since timestamptz not null,
    primary key (tenant_id, kind, source, source_key),
    unique (tenant_id, quarantine_id)
);
call protect_tenant_table('quarantined_record', 'select, insert, update, delete');

-- The log of changes: which pupils' days changed, in batches numbered without a gap. A writing transaction takes its
-- numbers as its last statement, so that a reader who follows them misses nothing.
create table record_head (
    tenant_id int primary key references tenant,
    batch bigint not null
);
call protect_tenant_table('record_head', 'select, insert, update');

create table record_change (
    tenant_id int not null,
    batch bigint not null,
    person_id uuid not null,
    date date not null,
    primary key (tenant_id, batch, person_id, date)
);
call protect_tenant_table('record_change', 'select, insert');
