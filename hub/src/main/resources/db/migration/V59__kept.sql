-- What the hub keeps of the past under a sourcedId of its own (see HistoryStore) is nothing that a source delivered: it isn't
-- handed on.
alter table enrollment add column kept boolean not null default false;
alter table user_role add column kept boolean not null default false;
update enrollment set kept = true where not active and sourced_id ~ '~[0-9]{8}$';
update user_role set kept = true where not active and sourced_id ~ '~[0-9]{8}$';
