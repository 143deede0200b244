-- Connector instances: a source with its settings, its schedule, and how far it has been read.
create table connector_instance (
    tenant_id int not null references tenant,
    instance_id uuid not null,
    name text not null,
    connector text not null,
    source text not null,
    -- Without secrets, which stand in secrets: names and values as one JSON object, sealed with the hub's master key.
    settings jsonb not null,
    secrets bytea,
    purpose text not null,
    -- Five fields of cron in Asia/Tokyo; null: on demand only.
    schedule text,
    paused boolean not null default false,
    -- Whether it stands in the configuration file, which then decides what it is.
    configured boolean not null default false,
    created_by text not null,
    created_at timestamptz not null,
    -- Counts changes of what is read; a run moves the cursor of the revision it began with.
    revision int not null default 1,
    cursor text not null default '',
    next_run timestamptz,
    -- Runs in a row that failed.
    failures int not null default 0,
    primary key (tenant_id, instance_id),
    foreign key (tenant_id, purpose) references purpose (tenant_id, key)
);
create unique index connector_instance_name on connector_instance (tenant_id, name);
create index connector_instance_due on connector_instance (tenant_id, next_run) where next_run is not null;
call protect_tenant_table('connector_instance', 'select, insert, update, delete');

-- A run of an instance refers to it and copies none of its settings. It may outlive it.
alter table import_run add column instance_id uuid,
    add column dry_run boolean not null default false,
    -- A failed run that is tried again waits until then.
    add column not_before timestamptz,
    drop constraint import_run_status_check,
    add constraint import_run_status_check
        check (status in ('QUEUED', 'RUNNING', 'APPLIED', 'CHECKED', 'REJECTED', 'FAILED'));
create index import_run_instance on import_run (tenant_id, instance_id, import_id) where instance_id is not null;
