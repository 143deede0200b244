-- Tokens of launches are withdrawn by actor and by launch, and removed once they are over: each by an index.
create index credential_actor on credential (tenant_id, actor_name) where actor_name is not null;
create index credential_launch on credential (tenant_id, registration) where registration is not null;
create index credential_end on credential (tenant_id, expires_at) where kind = 'TOKEN';
create index pairwise_subject_person on pairwise_subject (tenant_id, person_id);
