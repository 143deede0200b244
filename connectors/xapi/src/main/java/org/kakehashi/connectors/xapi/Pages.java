package org.kakehashi.connectors.xapi;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kakehashi.connectors.http.Answer;
import org.kakehashi.connectors.spi.Finding;
import org.kakehashi.connectors.spi.Findings;
import org.kakehashi.connectors.spi.statements.AttachmentPart;

/** Fetches pages of statements and takes them apart. */
final class Pages {
    /** Most bytes of a page with its attachments: a run holds one page in memory. */
    static final int MOST = 32 * 1024 * 1024;

    private final Lrs lrs;
    private final Findings findings;
    private final String name;

    /**
     * @param name what findings call the other store's Statement Resource
     */
    Pages(Lrs lrs, Findings findings, String name) {
        this.lrs = lrs;
        this.findings = findings;
        this.name = name;
    }

    /**
     * A page.
     *
     * @param attachments their data, by hash
     * @param consistentThrough null where the answer doesn't say
     */
    record Page(
            StatementResult result,
            Map<String, AttachmentPart> attachments,
            @Nullable Instant consistentThrough) {
        List<AttachmentPart> attachmentsOf(StatementResult.Slice statement) {
            List<AttachmentPart> own = new ArrayList<>();
            for (String hash : statement.hashes()) {
                AttachmentPart part = attachments.get(hash);
                if (part != null) {
                    own.add(part);
                }
            }
            return own;
        }
    }

    /**
     * Fetches one.
     *
     * @return empty, with a finding, where what is there can't be used
     * @throws IOException when the other store can't be reached, or goes on being out of order
     */
    Optional<Page> fetch(URI address) throws IOException, InterruptedException {
        Answer answer = lrs.patiently(HttpRequest.newBuilder(address), MOST);
        Finding wrong = wrong(answer);
        if (wrong != null) {
            findings.report(wrong.holding(answer.shown()));
            return Optional.empty();
        }
        try {
            return Optional.of(page(answer));
        } catch (StatementResult.Malformed e) {
            findings.report(XapiRule.NOT_STATEMENTS
                    .brokenIn(name, String.valueOf(e.getMessage()))
                    .holding(answer.shown()));
            return Optional.empty();
        }
    }

    private @Nullable Finding wrong(Answer answer) {
        if (answer.refusesCredentials()) {
            return XapiRule.REFUSED_CREDENTIALS.brokenIn(name, answer.status());
        }
        if (!answer.ok()) {
            return XapiRule.STATUS.brokenIn(name, answer.status());
        }
        return answer.cut() ? XapiRule.TOO_LARGE.brokenIn(name, MOST) : null;
    }

    private static Page page(Answer answer) throws StatementResult.Malformed {
        Instant through = Progress.instant(answer.header("X-Experience-API-Consistent-Through"));
        if (!MultipartMixed.isMixed(answer.header("Content-Type"))) {
            return new Page(StatementResult.parse(answer.body()), Map.of(), through);
        }
        byte[] body = answer.body();
        List<MultipartMixed.Part> parts = MultipartMixed.parts(answer.header("Content-Type"), body);
        Map<String, AttachmentPart> attachments = new HashMap<>();
        for (MultipartMixed.Part part : parts.subList(1, parts.size())) {
            String hash = part.header(MultipartMixed.HASH);
            String type = part.header("Content-Type");
            attachments.put(
                    hash,
                    new AttachmentPart(
                            hash,
                            type.isEmpty() ? "application/octet-stream" : type,
                            Arrays.copyOfRange(body, part.start(), part.end())));
        }
        MultipartMixed.Part first = parts.getFirst();
        return new Page(
                StatementResult.parse(Arrays.copyOfRange(body, first.start(), first.end())), attachments, through);
    }
}
