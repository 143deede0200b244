-- Line items of tools (AGS 2.0, 3.2), each of one class. resource_link_id: null where it belongs to no link. declared: made by the
-- hub for a link whose content item asked for it, at most one a link and class.
create table lti_line_item (
    tenant_id int not null references tenant,
    line_item_id uuid not null,
    client_id uuid not null,
    class_id uuid not null,
    resource_link_id uuid,
    declared boolean not null,
    label text not null,
    score_maximum numeric not null check (score_maximum > 0),
    resource_id text,
    tag text,
    starts_at timestamptz,
    ends_at timestamptz,
    grades_released boolean,
    made_at timestamptz not null default clock_timestamp(),
    primary key (tenant_id, line_item_id),
    foreign key (tenant_id, client_id) references tool
);
create index lti_line_item_class on lti_line_item (tenant_id, class_id, client_id);
create unique index lti_line_item_declared on lti_line_item (tenant_id, resource_link_id, class_id) where declared;
call protect_tenant_table('lti_line_item', 'select, insert, update, delete');

-- What a tool last said of a pupil (AGS 2.0, 3.4), as it said it: score_given is of score_maximum, whatever the line item's is.
create table lti_result (
    tenant_id int not null references tenant,
    line_item_id uuid not null,
    person_id uuid not null,
    score_given numeric check (score_given >= 0),
    score_maximum numeric check (score_maximum > 0),
    activity_progress text not null,
    grading_progress text not null,
    comment text,
    scored_at timestamptz not null,
    started_at timestamptz,
    submitted_at timestamptz,
    primary key (tenant_id, line_item_id, person_id),
    foreign key (tenant_id, line_item_id) references lti_line_item on delete cascade,
    check (score_given is null or score_maximum is not null)
);
create index lti_result_person on lti_result (tenant_id, person_id);
call protect_tenant_table('lti_result', 'select, insert, update, delete');
