-- Rules of retention for other classes of data than statements.
alter table retention_rule add data_class text not null default 'STATEMENTS';
alter table retention_rule drop constraint retention_rule_of;
alter table retention_rule add constraint retention_rule_of unique nulls not distinct (tenant_id, data_class, client_id);
alter table retention_rule add constraint retention_rule_client check (client_id is null or data_class = 'STATEMENTS');

-- An erasure of a class of data older than stored_until; null: of a person, or of statements.
alter table erasure add data_class text;
alter table erasure add constraint erasure_class check (data_class is null or (person_id is null and client_id is null and stored_from is null));

-- Records come in the order of their days: a summary of blocks finds the old ones at next to no cost for who writes.
create index attendance_day on attendance using brin (tenant_id, date);
create index mood_day on mood using brin (tenant_id, date);
create index nurse_visit_day on nurse_visit using brin (tenant_id, date);
create index launch_started on launch using brin (tenant_id, started_at);
