-- What personal data is used for, in the tenant's own words. fixed: the hub itself names it, so it can't be removed.
create table purpose (
    tenant_id int not null references tenant,
    key text not null check (key ~ '^[a-z][a-z0-9-]{0,39}$'),
    number bigint generated always as identity,
    name_ja text not null,
    name_en text not null,
    description_ja text not null,
    description_en text not null,
    legal_ground text not null,
    opt_out boolean not null,
    fixed boolean not null default false,
    primary key (tenant_id, key)
);
call protect_tenant_table('purpose', 'select, insert, update, delete');

-- A tenant without any purpose gets those of a usual board of education.
create procedure seed_purposes(of_tenant int) language sql as $$
    insert into purpose (tenant_id, key, name_ja, name_en, description_ja, description_en, legal_ground, opt_out, fixed)
    select of_tenant, d.* from (values
        ('teaching', '学習指導', 'Teaching',
            '授業と家庭での学習に教材を使い、学習の記録から一人ひとりに合った指導をします。',
            'Materials are used in class and at home; what pupils did there helps to teach each of them.',
            '個人情報の保護に関する法律 第61条第1項、学校教育法', false, true),
        ('watching-over', '児童生徒の見守り・早期支援', 'Watching over pupils and early support',
            '出欠、保健室の利用、心の天気、学習の様子を合わせて見て、困っている子に早く気づき、支えます。',
            'Attendance, visits to the nurse''s office, mood and study are seen together, to notice early who needs support.',
            '個人情報の保護に関する法律 第61条第1項、学校教育法', false, true),
        ('health', '保健', 'Health',
            '保健室での手当て、健康診断、健康の相談に使います。',
            'Care in the nurse''s office, health checks and advice on health.',
            '個人情報の保護に関する法律 第61条第1項、学校保健安全法', false, false),
        ('guidance', '生徒指導・教育相談', 'Guidance and counselling',
            '生徒指導と教育相談を続けて行うために、経過を記録します。',
            'Records that let guidance and counselling go on from one talk to the next.',
            '個人情報の保護に関する法律 第61条第1項、学校教育法', false, false),
        ('school-affairs', '校務', 'School affairs',
            '在籍、学級、出欠、成績など、学校の運営に要る名簿と記録を扱います。',
            'Rosters and records that a school runs on: enrolment, classes, attendance, results.',
            '個人情報の保護に関する法律 第61条第1項、学校教育法施行規則 第24条・第25条', false, true),
        ('operation', 'システム運用', 'Running the system',
            'システムを安全に動かし、不具合を直し、だれが何を見たかを記録します。',
            'Keeping the system safe and working, and recording who saw what.',
            '個人情報の保護に関する法律 第61条第1項・第66条', false, false),
        ('improvement', '教材・サービスの改善', 'Improving materials and services',
            '教材やサービスをよくするために、使われ方を調べます。使われたくない人は申し出られます。',
            'How materials and services are used is looked at to make them better. You can opt out.',
            '個人情報の保護に関する法律 第69条第2項第1号(本人の同意)', true, false),
        ('research', '統計・研究', 'Statistics and research',
            '統計をつくり、教育の研究に使います。使われたくない人は申し出られます。',
            'Statistics are made and education is studied. You can opt out.',
            '個人情報の保護に関する法律 第69条第2項第4号(統計の作成、学術研究)', true, false))
        as d (key, name_ja, name_en, description_ja, description_en, legal_ground, opt_out, fixed)
    where not exists (select from purpose where tenant_id = of_tenant)
    on conflict do nothing
$$;

do $$
declare
    id int;
begin
    for id in select tenant_id from tenant order by tenant_id loop
        call seed_purposes(id);
    end loop;
end
$$;

-- Who doesn't want to be part of a purpose or to use a tool, from when until when. Ended ones stay: the register is its own history.
create table opt_out (
    tenant_id int not null references tenant,
    number bigint generated always as identity,
    person_id uuid not null,
    purpose text,
    tool_id uuid,
    asked_on date not null,
    asked_by text not null check (asked_by in ('PERSON', 'GUARDIAN', 'SCHOOL')),
    note text not null,
    valid_from timestamptz not null default clock_timestamp(),
    recorded_by text not null,
    valid_until timestamptz,
    ended_by text,
    primary key (tenant_id, number),
    foreign key (tenant_id, purpose) references purpose,
    foreign key (tenant_id, tool_id) references tool,
    check ((purpose is null) <> (tool_id is null)),
    check ((valid_until is null) = (ended_by is null))
);
create unique index opt_out_purpose on opt_out (tenant_id, purpose, person_id) where valid_until is null and purpose is not null;
create unique index opt_out_tool on opt_out (tenant_id, tool_id, person_id) where valid_until is null and tool_id is not null;
create index opt_out_person on opt_out (tenant_id, person_id, number);
call protect_tenant_table('opt_out', 'select, insert, update');

-- The statement store's agents whose persons are out of a purpose now. An account that meant several persons at different times counts for
-- each of them: rather a statement too few. Read with the reader's rights, so row-level security holds.
create view opted_out_agent with (security_invoker = true) as
select a.tenant_id, o.purpose, a.id as agent
from agent a
join identity_link l on l.tenant_id = a.tenant_id and l.source_key = a.value
    and l.source = case a.kind when 0 then a.home_page when 1 then 'mbox' when 2 then 'mbox_sha1sum' else 'openid' end
join opt_out o on o.tenant_id = l.tenant_id and o.person_id = l.person_id and o.purpose is not null and o.valid_until is null;
grant select on opted_out_agent to "${server}";

-- Tools, clients and imports name a purpose, which therefore can't be removed. A client of before has none.
alter table tool add column vendor text not null default '', add column purpose text not null default 'teaching',
    add foreign key (tenant_id, purpose) references purpose;
alter table api_client add column if not exists purpose text;
alter table api_client add foreign key (tenant_id, purpose) references purpose;
alter table import_run add column purpose text not null default 'school-affairs',
    add foreign key (tenant_id, purpose) references purpose;

-- Whom people may ask, as the published page says it.
create table privacy_contact (
    tenant_id int primary key references tenant,
    text_ja text not null,
    text_en text not null
);
call protect_tenant_table('privacy_contact', 'select, insert, update');
