-- What a person opened last stands first on the study page: found by the person, the newest first.
create index launch_person on launch (tenant_id, person_id, started_at);
