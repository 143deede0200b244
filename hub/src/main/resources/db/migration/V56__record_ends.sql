-- Records whose time is over are removed kind by kind, some thousands at a time: each time they are found by their days, and not by
-- reading past what is kept. Nothing else asked for records of all kinds by their day.
create index school_record_kind_day on school_record (tenant_id, kind, date);
drop index school_record_day;
