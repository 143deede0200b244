-- What a person decided about a source's key that the roster doesn't tell: who it means, or that it is nobody. A decision holds for
-- records of its day and later, up to the day of the next decision about the same key, until it is undone.
create table identity_decision (
    tenant_id int not null references tenant,
    decision_id bigint generated always as identity,
    source text not null,
    scheme text not null,
    person_key text not null,
    roster_source text,
    -- Null: nobody; such records are left out.
    person_id uuid,
    -- Null: since ever.
    valid_from date,
    reason text not null,
    waiting bigint not null,
    decided_by text not null,
    decided_at timestamptz not null,
    undone_by text,
    undone_at timestamptz,
    primary key (tenant_id, decision_id)
);
create index identity_decision_key on identity_decision (tenant_id, source, scheme, person_key);
create index identity_decision_person on identity_decision (tenant_id, person_id);
call protect_tenant_table('identity_decision', 'select, insert, update, delete');

-- The decision about a key that holds on a day, if any does.
create function standing_decision(tenant int, of_source text, of_scheme text, of_key text, on_day date)
returns setof identity_decision language sql stable as $$
    select * from identity_decision d
    where d.tenant_id = tenant and d.source = of_source and d.scheme = of_scheme and d.person_key = of_key
        and d.undone_at is null and (d.valid_from is null or d.valid_from <= on_day)
    order by d.valid_from desc nulls last limit 1
$$;

-- decided: the person was found by a decision.
alter table stage_record add hint_class text, add hint_number int, add hint_kana text,
    add decided boolean not null default false;
-- left_out_by: the decision by which the record is nobody's. It doesn't wait, and comes back if the decision is undone.
alter table quarantined_record add hint_class text, add hint_number int, add hint_kana text, add left_out_by bigint;
create index quarantined_record_person_key on quarantined_record (tenant_id, source, scheme, person_key);

-- Records that are somebody's by a decision, as they came, so that they can wait again if it is undone.
create table decided_record (
    tenant_id int not null references tenant,
    kind text not null,
    source text not null,
    source_key text not null,
    decision_id bigint not null,
    person_id uuid not null,
    import_id bigint not null,
    file text not null,
    line bigint not null,
    scheme text not null,
    person_key text not null,
    roster_source text,
    hint_class text,
    hint_number int,
    hint_kana text,
    date date not null,
    payload jsonb not null,
    digest uuid not null,
    primary key (tenant_id, kind, source, source_key)
);
create index decided_record_decision on decided_record (tenant_id, decision_id);
create index decided_record_person on decided_record (tenant_id, person_id);
call protect_tenant_table('decided_record', 'select, insert, update, delete');

-- Keys that once meant somebody else, for the list of conflicts.
create index identity_link_ended on identity_link (tenant_id, valid_to) where valid_to < 'infinity';
-- Class and number find a pupil.
create index school_class_title on school_class (tenant_id, title);

-- A roster after which many pupils would be in no class waits for a person's word.
alter table import_run
    add leaving bigint,
    add enrolled bigint,
    -- How many may leave, by whom that was said.
    add confirmed_leaving bigint,
    add confirmed_by text,
    drop constraint import_run_status_check,
    add constraint import_run_status_check check (status in ('QUEUED', 'RUNNING', 'APPLIED', 'CHECKED', 'REJECTED', 'FAILED',
        'NEEDS_CONFIRMATION', 'DECLINED'));
create index import_run_unconfirmed on import_run (tenant_id, import_id) where status = 'NEEDS_CONFIRMATION';

-- Pupils in a class on the day before a roster is applied over it, to be compared with afterwards.
create unlogged table stage_enrolled (
    tenant_id int not null,
    import_id bigint not null,
    person_id uuid not null,
    school_sourced_id text not null,
    primary key (tenant_id, import_id, person_id)
);
call protect_tenant_table('stage_enrolled', 'select, insert, delete');

-- As in enrollment: the day on which the delivery first named the role as it is now, where it says no beginDate.
alter table user_role add moved_in date;
