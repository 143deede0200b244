package org.kakehashi.conformance.xapi.communication;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.kakehashi.conformance.xapi.Answer;
import org.kakehashi.conformance.xapi.CheckFailed;
import org.kakehashi.conformance.xapi.Checks;
import org.kakehashi.conformance.xapi.Lrs;
import org.kakehashi.conformance.xapi.Multipart;
import org.kakehashi.conformance.xapi.Sample;
import org.kakehashi.conformance.xapi.Section;

/** Part 3, 1.5.2 and 2.1.3: attachments on their way out. */
public final class Section15Attachments implements Section {
    @Override
    public void addTo(Checks checks) {
        byte[] binary = new byte[2000];
        new Random(1).nextBytes(binary);
        for (byte[] data : List.of(Section15Multipart.data(), binary, new byte[0], "\r\n--x\r\n\r\n".getBytes(UTF_8))) {
            checks.add("XAPI-00167", data.length + " bytes come back as they were sent", lrs -> {
                Sample statement = sent(lrs, data);
                for (String[] query : new String[][] {
                    {"statementId", statement.id()},
                    {"activity", statement.at("object/id").asString()}
                }) {
                    expect(
                            lrs.to("statements")
                                    .with(query[0], query[1])
                                    .with("attachments", "true")
                                    .get(),
                            data);
                }
            });
        }
        checks.add("XAPI-00161", "attachments=false gives application/json", lrs -> {
            Sample statement = sent(lrs, Section15Multipart.data());
            for (String[] query : new String[][] {
                {"statementId", statement.id()},
                {"activity", statement.at("object/id").asString()}
            }) {
                for (String value : List.of("false", "")) {
                    var call = lrs.to("statements").with(query[0], query[1]);
                    Answer answer = (value.isEmpty() ? call : call.with("attachments", value))
                            .get()
                            .is(200);
                    CheckFailed.unless(answer.need("Content-Type").startsWith("application/json"), "it is not");
                }
            }
        });
        checks.add("XAPI-00167", "attachments=true with a voided Statement", lrs -> {
            byte[] data = Section15Multipart.data();
            Sample statement = sent(lrs, data);
            lrs.store(Sample.voiding(statement.id()));
            expect(
                    lrs.to("statements")
                            .with("voidedStatementId", statement.id())
                            .with("attachments", "true")
                            .get(),
                    data);
        });
    }

    private static void expect(Answer answer, byte[] data) {
        List<Multipart.Part> parts = Multipart.parts(answer.is(200));
        CheckFailed.unless(
                parts.getFirst().headers().getOrDefault("content-type", "").startsWith("application/json"),
                "the first part is no application/json");
        Multipart.Part attachment = parts.stream()
                .filter(part -> Multipart.sha2(data).equals(part.headers().get("x-experience-api-hash")))
                .findFirst()
                .orElseThrow(() -> new CheckFailed("no part has the hash of the data"));
        CheckFailed.unless(Arrays.equals(attachment.bytes(), data), "the data changed");
        CheckFailed.unless(
                "binary".equalsIgnoreCase(attachment.headers().get("content-transfer-encoding")),
                "the part has no Content-Transfer-Encoding: binary");
    }

    private static Sample sent(Lrs lrs, byte[] data) {
        Sample statement = Section15Multipart.with(data, "");
        Section15Multipart.send(lrs, Multipart.of(statement.json()).attachment(data, "text/plain"))
                .is(200);
        lrs.fetch(statement.id());
        return statement;
    }
}
