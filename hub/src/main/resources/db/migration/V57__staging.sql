-- Whether a staged record differs from what stands is assumed when it is staged, and taken back where it doesn't: a new day then
-- rewrites no row. The index served nothing that doesn't read the whole run anyway.
drop index stage_record_key;
