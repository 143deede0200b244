package org.kakehashi.hub.access.internal.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Caller;
import org.kakehashi.hub.access.PersonArchive;
import org.kakehashi.hub.access.PersonDirectory;
import org.kakehashi.hub.access.PersonExport;
import org.kakehashi.hub.audit.AuditEvent;
import org.kakehashi.hub.audit.AuditLog;
import org.kakehashi.hub.database.TenantTransactions;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Puts a person's archive together. Audited before the first byte leaves. */
@Component
class PersonExports {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final String README = """
            かけはし: 本人の個人情報

            oneroster/   名簿(OneRoster 1.2 の CSV)
            records/     出欠、心の天気、保健室来室とその記録、照合待ちの記録
            statements/  学習の記録(xAPI、1行に1件)と、教材が残した状態
            study/       学習の記録から計算した1日ごとの数
            launches/    教材を開いた記録と、教材ごとの仮名
            access/      アカウント、役割、オプトアウト、緊急閲覧
            audit/       だれが見たか、変えたか(ほかの人は記号で示します)
            manifest.json  ファイルごとの件数と SHA-256

            Each file's rows and SHA-256 stand in manifest.json. Times are UTC, days are Japan's.
            """;

    private final List<PersonExport> holders;
    private final PersonDirectory persons;
    private final TenantTransactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    PersonExports(
            List<PersonExport> holders,
            PersonDirectory persons,
            TenantTransactions transactions,
            AuditLog audit,
            Clock clock) {
        this.holders = List.copyOf(holders);
        this.persons = persons;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who asked for a person's data. */
    enum AskedBy {
        PERSON,
        GUARDIAN,
        OFFICE
    }

    /** Persons whom the text fits; audited. */
    List<PersonDirectory.Entry> search(Caller caller, String text, int most) {
        return transactions.inTenant(caller.tenantId(), () -> {
            audit(caller, "access.search-person", null, "export");
            return persons.search(caller.tenantId(), text, most);
        });
    }

    /** Whether the roster knows the person. */
    boolean knows(int tenantId, UUID person) {
        return transactions.readOnly(
                tenantId, () -> persons.names(tenantId, List.of(person)).containsKey(person));
    }

    /** Writes down that the person's data leaves. */
    void begin(Caller caller, UUID person, AskedBy askedBy) {
        transactions.run(caller.tenantId(), () -> audit(caller, "access.export-person", person, "asked by " + askedBy));
    }

    /** Writes the archive; {@link #begin} comes before. */
    void write(int tenantId, UUID person, OutputStream out) throws IOException {
        PersonArchive archive = new PersonArchive(out);
        for (PersonExport holder : holders) {
            holder.export(tenantId, person, archive);
        }
        byte[] manifest = JSON.writeValueAsBytes(new Manifest(person, clock.instant(), archive.entries()));
        archive.file("manifest.json", to -> {
            to.write(manifest);
            return 1;
        });
        archive.file("README.txt", to -> {
            to.write(README.getBytes(StandardCharsets.UTF_8));
            return 1;
        });
        archive.finish();
    }

    /** What is in an archive. */
    record Manifest(UUID personId, Instant madeAt, List<PersonArchive.Entry> files) {}

    private void audit(Caller caller, String action, @Nullable UUID person, String detail) {
        audit.append(caller.tenantId(), new AuditEvent(caller.auditName(), action, person, detail));
    }
}
