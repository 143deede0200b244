package org.kakehashi.conformance.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** The hub's numbers for what the samples name, as its dictionaries have them. */
@SuppressWarnings("ArrayRecordComponent") // looked up by index, never compared
record Numbers(
        int tenant,
        long authority,
        long[] pupils,
        long[] teachers,
        long[] verbs,
        long[] questions,
        long[] units,
        long[] courses,
        long[] once,
        long category) {

    /** Reads them once the hub has stored a statement of each, and adds those of the one-off activities. */
    static Numbers read(Connection admin) throws SQLException {
        int tenant = (int) one(admin, "select max(tenant_id) from statement");
        addOnce(admin, tenant);
        Map<String, Long> agents = all(admin, "select value, id from agent where tenant_id = " + tenant);
        Map<String, Long> verbs = all(admin, "select iri, id from verb where tenant_id = " + tenant);
        Map<String, Long> activities = all(admin, "select iri, id from activity where tenant_id = " + tenant);
        return new Numbers(
                tenant,
                one(admin, "select max(authority) from statement where tenant_id = " + tenant),
                numbers(agents, Sample.ACTORS, SampleStatements::pupil),
                numbers(agents, Sample.TEACHERS, SampleStatements::teacher),
                numbers(verbs, Sample.VERBS, SampleStatements::verb),
                numbers(activities, Sample.QUESTIONS, SampleStatements::question),
                numbers(activities, Sample.UNITS, SampleStatements::unit),
                numbers(activities, Sample.COURSES, SampleStatements::course),
                numbers(activities, Sample.ONCE, SampleStatements::once),
                numbers(activities, 1, i -> SampleStatements.CATEGORY)[0]);
    }

    /** The same numbers for another tenant. */
    Numbers of(int otherTenant) {
        return new Numbers(otherTenant, authority, pupils, teachers, verbs, questions, units, courses, once, category);
    }

    /** Not by way of a statement, which would be a second one that names it. */
    private static void addOnce(Connection admin, int tenant) throws SQLException {
        try (PreparedStatement insert = admin.prepareStatement("""
                insert into activity (tenant_id, key, iri) select ?, sha256(convert_to(?, 'UTF8')), ?
                on conflict do nothing
                """)) {
            for (int i = 0; i < Sample.ONCE; i++) {
                insert.setInt(1, tenant);
                insert.setString(2, SampleStatements.once(i));
                insert.setString(3, SampleStatements.once(i));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static long[] numbers(Map<String, Long> known, int count, IntFunction<String> name) throws SQLException {
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            Long number = known.get(name.apply(i));
            if (number == null) {
                throw new SQLException("the hub's dictionaries have no " + name.apply(i));
            }
            numbers[i] = number;
        }
        return numbers;
    }

    private static Map<String, Long> all(Connection admin, String sql) throws SQLException {
        Map<String, Long> found = new HashMap<>();
        try (PreparedStatement select = admin.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getLong(2));
            }
        }
        return found;
    }

    private static long one(Connection admin, String sql) throws SQLException {
        try (PreparedStatement select = admin.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
