-- Import runs. A run that is QUEUED, or RUNNING without anybody holding the tenant's lock, is taken up by any node.
create table import_run (
    tenant_id int not null references tenant,
    import_id bigint generated always as identity,
    connector text not null,
    source text not null,
    file_name text,
    stored_file text,
    sha256 text,
    size bigint,
    settings jsonb not null,
    inbox_file text,
    requested_by text not null,
    requested_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    status text not null check (status in ('QUEUED', 'RUNNING', 'APPLIED', 'REJECTED', 'FAILED')),
    phase text not null,
    attempts int not null default 0,
    read_count bigint not null default 0,
    changed_count bigint not null default 0,
    unchanged_count bigint not null default 0,
    quarantined_count bigint not null default 0,
    failed_count bigint not null default 0,
    finding_count bigint not null default 0,
    primary key (tenant_id, import_id)
);
create index import_run_waiting on import_run (tenant_id, import_id) where status in ('QUEUED', 'RUNNING');
call protect_tenant_table('import_run', 'select, insert, update');

create table import_finding (
    tenant_id int not null,
    import_id bigint not null,
    seq bigint not null,
    severity text not null,
    code text not null,
    file text not null,
    line bigint,
    column_name text,
    value text,
    rule_ja text not null,
    rule_en text not null,
    remedy_ja text not null,
    remedy_en text not null,
    primary key (tenant_id, import_id, seq),
    foreign key (tenant_id, import_id) references import_run (tenant_id, import_id)
);
create index import_finding_code on import_finding (tenant_id, import_id, code, seq);
call protect_tenant_table('import_finding', 'select, insert, delete');
