-- The roster by OneRoster 1.2: per source and sourcedId as delivered, persons across sources, and the staging of imports.
-- Every delivered table carries: digest (of what was delivered, so that the same row again changes nothing), active (still
-- delivered), modified (dateLastModified), updated_at (when the hub last changed it). Nothing is deleted: what is no longer
-- delivered ends.

create table academic_session (
    tenant_id int not null references tenant,
    source text not null,
    sourced_id text not null,
    title text not null,
    type text not null,
    start_date date not null,
    end_date date not null,
    parent_sourced_id text,
    school_year int not null,
    metadata jsonb,
    digest uuid not null,
    active boolean not null,
    modified timestamptz,
    updated_at timestamptz not null,
    primary key (tenant_id, source, sourced_id)
);
call protect_tenant_table('academic_session', 'select, insert, update, delete');

create table org (
    tenant_id int not null references tenant,
    source text not null,
    sourced_id text not null,
    org_id uuid not null default gen_random_uuid(),
    name text not null,
    type text not null,
    identifier text,
    parent_sourced_id text,
    metadata jsonb,
    digest uuid not null,
    active boolean not null,
    modified timestamptz,
    updated_at timestamptz not null,
    primary key (tenant_id, source, sourced_id),
    unique (tenant_id, org_id)
);
call protect_tenant_table('org', 'select, insert, update, delete');

create table course (
    tenant_id int not null references tenant,
    source text not null,
    sourced_id text not null,
    school_year_sourced_id text,
    title text not null,
    course_code text,
    grades text[] not null,
    org_sourced_id text not null,
    subjects text[] not null,
    subject_codes text[] not null,
    metadata jsonb,
    digest uuid not null,
    active boolean not null,
    modified timestamptz,
    updated_at timestamptz not null,
    primary key (tenant_id, source, sourced_id)
);
call protect_tenant_table('course', 'select, insert, update, delete');

-- valid_from and valid_to (inclusive) span the class's terms.
create table school_class (
    tenant_id int not null references tenant,
    source text not null,
    sourced_id text not null,
    class_id uuid not null default gen_random_uuid(),
    title text not null,
    grades text[] not null,
    course_sourced_id text not null,
    class_code text,
    class_type text not null,
    location text,
    school_sourced_id text not null,
    term_sourced_ids text[] not null,
    subjects text[] not null,
    subject_codes text[] not null,
    periods text[] not null,
    special_needs boolean,
    valid_from date not null,
    valid_to date not null,
    metadata jsonb,
    digest uuid not null,
    active boolean not null,
    modified timestamptz,
    updated_at timestamptz not null,
    primary key (tenant_id, source, sourced_id),
    unique (tenant_id, class_id),
    foreign key (tenant_id, source, school_sourced_id) references org (tenant_id, source, sourced_id)
);
-- source stands last in such indexes: before statistics exist, (tenant_id, source, …) would look as good as the primary key to
-- the foreign keys' checks, and each check would read the whole source.
create index school_class_school on school_class (tenant_id, school_sourced_id, source);
call protect_tenant_table('school_class', 'select, insert, update, delete');

-- A pupil, member of staff or guardian across sources. display_name and kana follow the preferred name (通称) where there is one.
create table person (
    tenant_id int not null references tenant,
    person_id uuid not null,
    family_name text not null,
    given_name text not null,
    kana_family text,
    kana_given text,
    display_name text not null,
    kana text,
    primary key (tenant_id, person_id)
);
call protect_tenant_table('person', 'select, insert, update, delete');

create table roster_user (
    tenant_id int not null references tenant,
    source text not null,
    sourced_id text not null,
    person_id uuid not null,
    enabled_user boolean not null,
    username text not null,
    user_ids text[] not null,
    given_name text not null,
    family_name text not null,
    middle_name text,
    kana_given text,
    kana_family text,
    kana_middle text,
    preferred_given text,
    preferred_family text,
    preferred_middle text,
    kana_preferred_given text,
    kana_preferred_family text,
    kana_preferred_middle text,
    identifier text,
    email text,
    sms text,
    phone text,
    agent_sourced_ids text[] not null,
    grades text[] not null,
    master_identifier uuid,
    resource_sourced_ids text[] not null,
    primary_org_sourced_id text,
    pronouns text,
    home_class text,
    metadata jsonb,
    digest uuid not null,
    active boolean not null,
    modified timestamptz,
    updated_at timestamptz not null,
    primary key (tenant_id, source, sourced_id)
);
create index roster_user_person on roster_user (tenant_id, person_id);
call protect_tenant_table('roster_user', 'select, insert, update, delete');

create table user_role (
    tenant_id int not null,
    source text not null,
    sourced_id text not null,
    user_sourced_id text not null,
    role_type text not null,
    role text not null,
    begin_date date,
    end_date date,
    org_sourced_id text not null,
    user_profile_sourced_id text,
    valid_from date not null,
    valid_to date not null,
    metadata jsonb,
    digest uuid not null,
    active boolean not null,
    modified timestamptz,
    updated_at timestamptz not null,
    primary key (tenant_id, source, sourced_id),
    foreign key (tenant_id, source, user_sourced_id) references roster_user (tenant_id, source, sourced_id),
    foreign key (tenant_id, source, org_sourced_id) references org (tenant_id, source, sourced_id)
);
create index user_role_user on user_role (tenant_id, user_sourced_id, source);
call protect_tenant_table('user_role', 'select, insert, update, delete');

-- moved_in: the import that first named this enrolment, without a beginDate, also ended the pupil's former one.
create table enrollment (
    tenant_id int not null,
    source text not null,
    sourced_id text not null,
    class_sourced_id text not null,
    school_sourced_id text not null,
    user_sourced_id text not null,
    role text not null,
    is_primary boolean,
    begin_date date,
    end_date date,
    attendance_number int,
    public_flag boolean,
    moved_in date,
    valid_from date not null,
    valid_to date not null,
    metadata jsonb,
    digest uuid not null,
    active boolean not null,
    modified timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null,
    primary key (tenant_id, source, sourced_id),
    foreign key (tenant_id, source, class_sourced_id) references school_class (tenant_id, source, sourced_id),
    foreign key (tenant_id, source, user_sourced_id) references roster_user (tenant_id, source, sourced_id)
);
create index enrollment_class on enrollment (tenant_id, class_sourced_id, source);
create index enrollment_user on enrollment (tenant_id, user_sourced_id, source);
call protect_tenant_table('enrollment', 'select, insert, update, delete');

create table demographics (
    tenant_id int not null,
    source text not null,
    sourced_id text not null,
    birth_date date,
    sex text,
    race_flags text[] not null,
    country_of_birth_code text,
    state_of_birth_abbreviation text,
    city_of_birth text,
    public_school_residence_status text,
    metadata jsonb,
    digest uuid not null,
    active boolean not null,
    modified timestamptz,
    updated_at timestamptz not null,
    primary key (tenant_id, source, sourced_id),
    foreign key (tenant_id, source, sourced_id) references roster_user (tenant_id, source, sourced_id)
);
call protect_tenant_table('demographics', 'select, insert, update, delete');

create table user_profile (
    tenant_id int not null,
    source text not null,
    sourced_id text not null,
    user_sourced_id text not null,
    profile_type text not null,
    vendor_id text not null,
    application_id text,
    description text,
    credential_type text not null,
    username text not null,
    metadata jsonb,
    digest uuid not null,
    active boolean not null,
    modified timestamptz,
    updated_at timestamptz not null,
    primary key (tenant_id, source, sourced_id),
    foreign key (tenant_id, source, user_sourced_id) references roster_user (tenant_id, source, sourced_id)
);
call protect_tenant_table('user_profile', 'select, insert, update, delete');

-- Who a source's key means, and when: valid_from inclusive, valid_to exclusive. A key that passes to another person is
-- closed and opened anew, so that events of before stay with whom they belonged to.
create table identity_link (
    tenant_id int not null references tenant,
    source text not null,
    source_key text not null,
    valid_from timestamptz not null,
    valid_to timestamptz not null default 'infinity',
    person_id uuid not null,
    primary key (tenant_id, source, source_key, valid_from),
    check (valid_from < valid_to)
);
create index identity_link_person on identity_link (tenant_id, person_id);
call protect_tenant_table('identity_link', 'select, insert, update, delete');

-- Staging: one row for each delivered row of an import, with where it was read. Unlogged: a crash empties it, and the run
-- that was interrupted begins again.
create procedure create_roster_stage(kind text) language plpgsql as $$
begin
    execute format('create unlogged table %I (like %I)', 'stage_' || kind, kind);
    execute format('alter table %I add import_id bigint not null, add seq bigint not null, add file text not null, '
        'add line bigint not null, add deleted boolean not null, drop source, drop active, drop updated_at, '
        'add primary key (tenant_id, import_id, seq)', 'stage_' || kind);
    call protect_tenant_table('stage_' || kind, 'select, insert, delete');
end
$$;
call create_roster_stage('academic_session');
call create_roster_stage('org');
call create_roster_stage('course');
call create_roster_stage('school_class');
call create_roster_stage('roster_user');
call create_roster_stage('user_role');
call create_roster_stage('enrollment');
call create_roster_stage('demographics');
call create_roster_stage('user_profile');
drop procedure create_roster_stage(text);
-- What the apply step assigns is not delivered.
alter table stage_org drop org_id;
alter table stage_school_class drop class_id, drop valid_from, drop valid_to;
alter table stage_roster_user drop person_id;
alter table stage_user_role drop valid_from, drop valid_to;
alter table stage_enrollment drop moved_in, drop valid_from, drop valid_to, drop created_at;
