package org.kakehashi.hub.crash;

/**
 * A disk of PostgreSQL that is full for what one table takes: the server itself raises SQLSTATE 53100 there, after the rows were written
 * and before they are committed. A trigger of the superuser stands for the disk, so that no test needs to mount one.
 */
final class FullDisk {
    private final Superuser superuser;

    FullDisk(Superuser superuser) {
        this.superuser = superuser;
        superuser.execute("""
                create or replace function disk_is_full() returns trigger language plpgsql as $$
                begin
                    raise 'could not extend file: No space left on device' using errcode = '53100';
                end
                $$
                """);
    }

    /**
     * From now on there is no space for those changes of a table.
     *
     * @param changes "insert", "update" or "insert or update"
     */
    void fill(String table, String changes) {
        superuser.execute("create trigger full_disk after %s on %s for each statement execute function disk_is_full()"
                .formatted(changes, table));
    }

    /** From now on a transaction that changes the table finds no space when it commits. */
    void fillAtCommit(String table) {
        superuser.execute(
                "create constraint trigger full_disk after insert or update on %s deferrable initially deferred "
                                .formatted(table)
                        + "for each row execute function disk_is_full()");
    }

    /** There is space again. */
    void clear() {
        superuser
                .texts("select tgrelid::regclass::text from pg_trigger where tgname = 'full_disk'")
                .forEach(table -> superuser.execute("drop trigger full_disk on " + table));
    }
}
