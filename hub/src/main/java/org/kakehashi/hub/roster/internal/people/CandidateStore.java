package org.kakehashi.hub.roster.internal.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.roster.Candidates.Candidate;
import org.kakehashi.hub.roster.Candidates.Hint;
import org.kakehashi.hub.roster.Candidates.Holder;
import org.kakehashi.hub.roster.Kana;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks for persons by what a source says of them. Classes are found first, so that a city's users aren't read. */
@Repository
public class CandidateStore {
    private static final String PLACE = """
            from school_class c
            join enrollment e on e.tenant_id = c.tenant_id and e.source = c.source and e.class_sourced_id = c.sourced_id
                and e.role = 'student'
            join roster_user u on u.tenant_id = e.tenant_id and u.source = e.source and u.sourced_id = e.user_sourced_id
            """;
    private static final String SCHOOL = """
            join org o on o.tenant_id = c.tenant_id and o.source = c.source and o.sourced_id = c.school_sourced_id
            """;

    private final JdbcClient jdbc;

    CandidateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For each hint, those in the class on its day who have the number and the reading. */
    public List<List<Candidate>> byHints(int tenantId, List<Hint> hints) {
        List<List<Candidate>> found = new ArrayList<>();
        hints.forEach(hint -> found.add(new ArrayList<>()));
        jdbc.sql("""
                        select k.place, p.person_id, p.display_name, u.kana_family || ' ' || u.kana_given as kana,
                            u.kana_preferred_family || ' ' || u.kana_preferred_given as preferred, o.name as school, c.title,
                            e.attendance_number, u.source
                        from unnest(:classes, :numbers::int[], :days::date[]) with ordinality as k(class, number, day, place)
                        cross join lateral (select x.* from school_class x where x.tenant_id = :tenant
                            and k.class in (normalize(x.title, NFKC), normalize(x.class_code, NFKC))
                            and k.day between x.valid_from and x.valid_to) c
                        join enrollment e on e.tenant_id = c.tenant_id and e.source = c.source
                            and e.class_sourced_id = c.sourced_id and e.role = 'student' and e.attendance_number = k.number
                            and k.day between e.valid_from and e.valid_to
                        join roster_user u on u.tenant_id = e.tenant_id and u.source = e.source
                            and u.sourced_id = e.user_sourced_id
                        join person p on p.tenant_id = u.tenant_id and p.person_id = u.person_id
                        """ + SCHOOL + "order by k.place, o.name, p.person_id")
                .param("tenant", tenantId)
                .param(
                        "classes",
                        hints.stream().map(hint -> plain(hint.className())).toArray(String[]::new))
                .param(
                        "numbers",
                        hints.stream()
                                .map(hint -> Integer.toString(hint.attendanceNumber()))
                                .toArray(String[]::new))
                .param("days", hints.stream().map(hint -> hint.on().toString()).toArray(String[]::new))
                .query(row -> {
                    int place = row.getInt("place") - 1;
                    String wanted = Kana.fold(hints.get(place).kanaName());
                    Stream.of(row.getString("kana"), row.getString("preferred"))
                            .filter(kana -> kana != null && Kana.fold(kana).equals(wanted))
                            .findFirst()
                            .ifPresent(kana -> found.get(place).add(candidate(row, kana)));
                });
        return found.stream().map(each -> each.stream().distinct().toList()).toList();
    }

    /** Persons by name and class. */
    public List<Candidate> search(int tenantId, String name, String className, LocalDate on, int most) {
        return jdbc.sql("""
                        select p.person_id, p.display_name, p.kana, w.school, w.title, w.attendance_number, w.source
                        from (select n.* from person n where n.tenant_id = :tenant
                                and (position(:name in translate(normalize(n.display_name, NFKC), ' ', '')) > 0
                                    or position(:kana in %s) > 0)
                                and (:class = '' or n.person_id in (select u.person_id %s
                                    where c.tenant_id = :tenant and :on between c.valid_from and c.valid_to
                                        and :class in (normalize(c.title, NFKC), normalize(c.class_code, NFKC))
                                        and :on between e.valid_from and e.valid_to))
                            order by n.kana, n.display_name, n.person_id limit :most) p
                        left join lateral (select o.name as school, c.title, e.attendance_number, u.source
                            %s %s
                            where u.tenant_id = :tenant and u.person_id = p.person_id
                                and :on between c.valid_from and c.valid_to and :on between e.valid_from and e.valid_to
                            order by c.class_type = 'homeroom' desc, c.title, u.source limit 1) w on true
                        order by p.kana, p.display_name, p.person_id
                        """.formatted(Kana.sql("coalesce(n.kana, '')"), PLACE, PLACE, SCHOOL))
                .param("tenant", tenantId)
                .param("name", plain(name).replace(" ", ""))
                .param("kana", Kana.fold(name))
                .param("class", plain(className))
                .param("on", on)
                .param("most", most)
                .query((row, n) -> candidate(row, row.getString("kana")))
                .list();
    }

    /** Links of the key in these sources. */
    public List<Holder> holders(int tenantId, List<String> sources, String key) {
        return jdbc.sql("""
                        select l.source, l.person_id, p.display_name as name, nullif(l.valid_from, '-infinity') as "from",
                            nullif(l.valid_to, 'infinity') as until
                        from identity_link l join person p on p.tenant_id = l.tenant_id and p.person_id = l.person_id
                        where l.tenant_id = :tenant and l.source = any (:sources) and l.source_key = :key
                        order by l.source, l.valid_from
                        """)
                .param("tenant", tenantId)
                .param("sources", sources.toArray(String[]::new))
                .param("key", key)
                .query(Holder.class)
                .list();
    }

    private static String plain(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)
                .strip();
    }

    private static Candidate candidate(ResultSet row, @Nullable String kana) {
        try {
            return new Candidate(
                    Objects.requireNonNull(row.getObject("person_id", UUID.class)),
                    row.getString("display_name"),
                    kana,
                    row.getString("school"),
                    row.getString("title"),
                    row.getObject("attendance_number", Integer.class),
                    row.getString("source"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
