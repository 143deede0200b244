-- Which enrolments have changed since a time, without reading all of a city's.
create index enrollment_changed on enrollment (tenant_id, updated_at);
