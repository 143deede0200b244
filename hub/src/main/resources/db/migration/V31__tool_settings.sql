-- What a tool may call and learn. scopes and released: names of LtiScope and Released; nothing until an administrator says so.
alter table tool add scopes text[] not null default '{}';
alter table tool add subject_type text not null default 'PAIRWISE';
alter table tool add released text[] not null default '{}';
