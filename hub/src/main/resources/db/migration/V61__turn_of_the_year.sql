-- Who should be in a class on which day: the day from which a roster counts, or the first day of a school year that it brings.
-- What stood in this table was of runs that are over.
drop table stage_enrolled;
create unlogged table stage_enrolled (
    tenant_id int not null,
    import_id bigint not null,
    day date not null,
    person_id uuid not null,
    school_sourced_id text not null,
    primary key (tenant_id, import_id, day, person_id)
);
call protect_tenant_table('stage_enrolled', 'select, insert, delete');
