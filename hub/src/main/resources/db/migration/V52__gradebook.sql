-- The gradebook's files of OneRoster 1.2 (categories, score scales, line items, results, and what refers to them), and the files of
-- resources, which are kept as they come. The same common columns as the roster's tables (V2).
create procedure create_gradebook_table(kind text, own text) language plpgsql as $$
begin
    execute format('create table %I (tenant_id int not null references tenant, source text not null, sourced_id text not null, %s, '
        'metadata jsonb, digest uuid not null, active boolean not null, modified timestamptz, updated_at timestamptz not null, '
        'primary key (tenant_id, source, sourced_id))', kind, own);
    execute format('call protect_tenant_table(%L, %L)', kind, 'select, insert, update, delete');
    execute format('create unlogged table %I (like %I)', 'stage_' || kind, kind);
    execute format('alter table %I add import_id bigint not null, add seq bigint not null, add file text not null, '
        'add line bigint not null, add deleted boolean not null, drop source, drop active, drop updated_at, '
        'add primary key (tenant_id, import_id, seq)', 'stage_' || kind);
    execute format('call protect_tenant_table(%L, %L)', 'stage_' || kind, 'select, insert, delete');
end
$$;
call create_gradebook_table('roster_category', 'title text not null, weight numeric');
call create_gradebook_table('roster_score_scale', 'title text not null, type text not null, org_sourced_id text not null,
    course_sourced_id text not null, class_sourced_id text not null, scale_values text[] not null');
call create_gradebook_table('roster_line_item', 'title text not null, description text, assign_date date not null,
    due_date date not null, class_sourced_id text not null, category_sourced_id text not null,
    academic_session_sourced_id text not null, result_value_min numeric, result_value_max numeric,
    school_sourced_id text not null');
-- A pupil's marks: personal data, erased and exported with the person.
call create_gradebook_table('roster_result', 'line_item_sourced_id text not null, student_sourced_id text not null,
    score_status text not null, score numeric, score_date date not null, comment text, text_score text, class_sourced_id text,
    in_progress boolean, incomplete boolean, late boolean, missing boolean');
call create_gradebook_table('roster_line_item_scale', 'title text, of_sourced_id text not null,
    score_scale_sourced_id text not null');
call create_gradebook_table('roster_result_scale', 'title text, of_sourced_id text not null,
    score_scale_sourced_id text not null');
call create_gradebook_table('roster_line_item_objective', 'of_sourced_id text not null, objective_source text not null,
    learning_objective_id text not null, score numeric, text_score text');
call create_gradebook_table('roster_result_objective', 'of_sourced_id text not null, objective_source text not null,
    learning_objective_id text not null, score numeric, text_score text');
call create_gradebook_table('roster_resource', 'cells jsonb not null');
call create_gradebook_table('roster_class_resource', 'cells jsonb not null');
call create_gradebook_table('roster_course_resource', 'cells jsonb not null');
-- Which user works with which resource: erased and exported with the person.
call create_gradebook_table('roster_user_resource', 'cells jsonb not null');
drop procedure create_gradebook_table(text, text);

alter table roster_result add foreign key (tenant_id, source, student_sourced_id)
    references roster_user (tenant_id, source, sourced_id);
-- source stands last, as in V2.
create index roster_result_student on roster_result (tenant_id, student_sourced_id, source);
create index roster_result_line_item on roster_result (tenant_id, line_item_sourced_id, source);
create index roster_result_scale_of on roster_result_scale (tenant_id, of_sourced_id, source);
create index roster_result_objective_of on roster_result_objective (tenant_id, of_sourced_id, source);
create index roster_user_resource_user on roster_user_resource (tenant_id, (cells ->> 'userSourcedId'), source);
