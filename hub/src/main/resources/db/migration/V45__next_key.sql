-- The key that comes next is published ahead, so that tools that keep the key set know it before it signs.
alter table signing_key drop constraint signing_key_state_check, drop constraint signing_key_check;
alter table signing_key
    add constraint signing_key_state_check check (state in ('CURRENT', 'NEXT', 'RETIRING')),
    add constraint signing_key_check check ((state = 'RETIRING') = (published_until is not null));
create unique index signing_key_next on signing_key (state) where state = 'NEXT';
