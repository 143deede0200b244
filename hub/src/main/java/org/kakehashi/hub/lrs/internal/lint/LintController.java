package org.kakehashi.hub.lrs.internal.lint;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kakehashi.hub.access.Permission;
import org.kakehashi.hub.access.Requires;
import org.kakehashi.hub.lrs.internal.lint.FindingsController.ProfileName;
import org.kakehashi.hub.lrs.internal.lint.LintRule.Text;
import org.kakehashi.hub.lrs.internal.protocol.LrsProperties;
import org.kakehashi.hub.lrs.internal.protocol.XapiPaths;
import org.kakehashi.hub.lrs.internal.statement.Parsed;
import org.kakehashi.hub.lrs.internal.statement.ParsedStatement;
import org.kakehashi.hub.lrs.internal.statement.Rejection;
import org.kakehashi.hub.lrs.internal.statement.Rule;
import org.kakehashi.hub.lrs.internal.statement.SpecVersion;
import org.kakehashi.hub.lrs.internal.statement.StatementParser;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/statements/lint}: what the store and the linter would say to statements, without storing them. */
@RestController
class LintController {
    private static final int MOST = 100;

    private final RuleBook rules;
    private final LrsProperties properties;
    private final Clock clock;
    private final StatementParser parser = new StatementParser(MOST);

    LintController(RuleBook rules, LrsProperties properties, Clock clock) {
        this.rules = rules;
        this.properties = properties;
        this.clock = clock;
    }

    record Answer(
            boolean accepted, String version, @Nullable Refusal refusal, List<Linted> statements) {}

    record Refusal(
            String rule, String section, String pointer, String value, String detail, Text message, Text remedy) {
        static Refusal of(Rejection rejection) {
            Rule rule = rejection.rule();
            return new Refusal(
                    rule.name(),
                    rule.section(),
                    rejection.pointer(),
                    rejection.value(),
                    rejection.detail(),
                    new Text(rule.ja(), rule.en()),
                    new Text(rule.remedyJa(), rule.remedyEn()));
        }
    }

    record Linted(int index, @Nullable UUID id, List<Entry> findings) {}

    record Entry(String rule, String severity, ProfileName profile, String section, Text message, Text remedy) {
        static Entry of(LintRule rule) {
            return new Entry(
                    rule.id(),
                    rule.severity().name().toLowerCase(Locale.ROOT),
                    ProfileName.of(rule),
                    rule.section(),
                    rule.message(),
                    rule.remedy());
        }
    }

    @PostMapping(path = "/api/v1/statements/lint", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires({Permission.VIEW_STATEMENTS, Permission.XAPI_STATEMENTS_WRITE})
    Answer lint(
            @RequestBody byte[] body,
            @RequestHeader(name = XapiPaths.VERSION_HEADER, required = false) @Nullable String version) {
        SpecVersion asked = version == null ? properties.defaultVersion() : version(version);
        return switch (parser.parse(body, asked)) {
            case Rejection rejection -> new Answer(false, asked.header(), Refusal.of(rejection), List.of());
            case Parsed.Statements parsed -> new Answer(true, asked.header(), null, lint(parsed.statements()));
        };
    }

    private List<Linted> lint(List<ParsedStatement> statements) {
        Instant now = clock.instant();
        return IntStream.range(0, statements.size())
                .mapToObj(index -> {
                    ParsedStatement one = statements.get(index);
                    Subject subject = Subject.of(one.body(), one.start(), one.end(), now);
                    List<Entry> findings =
                            rules.broken(subject).stream().map(Entry::of).toList();
                    return new Linted(index, one.id(), findings);
                })
                .toList();
    }

    private static SpecVersion version(String header) {
        Optional<SpecVersion> version = SpecVersion.ofHeader(header.strip());
        return version.orElseThrow(() -> new HubException(
                ErrorCode.INVALID_REQUEST,
                "The header " + XapiPaths.VERSION_HEADER + " must name 1.0.3 or 2.0.0, or be left out."));
    }
}
