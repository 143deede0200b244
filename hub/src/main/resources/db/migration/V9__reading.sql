-- Asked of every statement that is read; few statements void another one.
create index statement_voided on statement_reference (tenant_id, target) where voids;

-- Which authorities hold an agent (related_agents).
create index authority_agents on authority using gin (agents);
