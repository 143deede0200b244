package org.kakehashi.conformance.xapi.communication;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.UUID;
import org.kakehashi.conformance.xapi.Answer;
import org.kakehashi.conformance.xapi.Checks;
import org.kakehashi.conformance.xapi.Lrs;
import org.kakehashi.conformance.xapi.Multipart;
import org.kakehashi.conformance.xapi.Sample;
import org.kakehashi.conformance.xapi.Section;

/** Part 3, 1.5: application/json and multipart/mixed, and attachments on their way in. */
public final class Section15Multipart implements Section {
    private static final String URL = ",'fileUrl':'https://kit.example/file'";

    @Override
    public void addTo(Checks checks) {
        addContentTypes(checks);
        addAccepted(checks);
        addRefused(checks);
    }

    private static void addContentTypes(Checks checks) {
        for (String type : List.of(
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "json")) {
            for (String method : List.of("POST", "PUT")) {
                checks.add("XAPI-00127", method + " as " + type + ": 400 or 415", lrs -> {
                    Sample statement = Sample.minimal();
                    var call = lrs.to("statements");
                    (method.equals("PUT") ? call.with("statementId", statement.id()) : call)
                            .body(statement.json(), type)
                            .send(method)
                            .is(400, 415);
                });
            }
        }
        for (String type :
                List.of("application/json", "application/json; charset=utf-8", "application/json;charset=UTF-8")) {
            checks.add("XAPI-00127", type + ": 200", lrs -> lrs.to("statements")
                    .body(Sample.minimal().json(), type)
                    .post()
                    .is(200));
        }
        byte[] data = data();
        checks.refuses("XAPI-00138", "data promised, but sent as application/json", with(data, ""));
        checks.accepts("XAPI-00138", "fileUrl only, as application/json", with(data, URL));
        checks.add("XAPI-00129", "a batch of JSON with one attachment without fileUrl: 400", lrs -> lrs.post(
                        List.of(Sample.minimal(), with(data(), URL), with(data(), "")))
                .is(400));
    }

    private static void addAccepted(Checks checks) {
        checks.add("XAPI-00130", "a Statement with an attachment: 200", lrs -> {
            byte[] data = data();
            send(lrs, Multipart.of(with(data, "").json()).attachment(data, "text/plain"))
                    .is(200);
        });
        checks.add("XAPI-00132", "data with fileUrl as well: 200", lrs -> {
            byte[] data = data();
            send(lrs, Multipart.of(with(data, URL).json()).attachment(data, "text/plain"))
                    .is(200);
        });
        checks.add("XAPI-00133", "a batch that shares one attachment: 200", lrs -> {
            byte[] data = data();
            String batch = Lrs.batch(List.of(with(data, ""), with(data, ""), Sample.minimal()));
            send(lrs, Multipart.of(batch).attachment(data, "text/plain")).is(200);
        });
        checks.add("XAPI-00133", "PUT with an attachment: 204", lrs -> {
            byte[] data = data();
            Sample statement = with(data, "");
            lrs.to("statements")
                    .with("statementId", statement.id())
                    .body(
                            Multipart.of(statement.json())
                                    .attachment(data, "text/plain")
                                    .bytes(),
                            Multipart.type())
                    .put()
                    .is(204);
        });
        checks.add("IEEE-02", "multipart without attachments: 200", lrs -> send(
                        lrs, Multipart.of(Sample.minimal().json()))
                .is(200));
        checks.add("IEEE-02", "multipart with fileUrl only: 200", lrs -> send(
                        lrs, Multipart.of(with(data(), URL).json()))
                .is(200));
    }

    private static void addRefused(Checks checks) {
        checks.add("XAPI-00129", "data missing: 400", lrs -> send(
                        lrs, Multipart.of(with(data(), "").json()))
                .is(400));
        checks.add("XAPI-00128", "a part that is no attachment: 400", lrs -> {
            byte[] data = data();
            send(
                            lrs,
                            Multipart.of(with(data, "").json())
                                    .attachment(data, "text/plain")
                                    .attachment(data(), "text/plain"))
                    .is(400);
        });
        checks.add("XAPI-00132", "a part without X-Experience-API-Hash: 400", lrs -> {
            byte[] data = data();
            Multipart body = Multipart.of(with(data, "").json());
            send(lrs, body.part(data, "Content-Type: text/plain", "Content-Transfer-Encoding: binary"))
                    .is(400);
        });
        checks.add("XAPI-00132", "a hash that is not that of the data: 400", lrs -> {
            byte[] data = data();
            send(lrs, Multipart.of(with(data, "").json()).attachment(data(), "text/plain"))
                    .is(400);
        });
        checks.add("XAPI-00135", "Content-Transfer-Encoding: base64: 400", lrs -> {
            byte[] data = data();
            send(
                            lrs,
                            Multipart.of(with(data, "").json())
                                    .part(
                                            data,
                                            "Content-Type: text/plain",
                                            "Content-Transfer-Encoding: base64",
                                            "X-Experience-API-Hash: " + Multipart.sha2(data)))
                    .is(400);
        });
        checks.add("XAPI-00134", "the first part as text/plain: 400", lrs -> {
            byte[] data = data();
            Multipart body = new Multipart().part(with(data, "").json().getBytes(UTF_8), "Content-Type: text/plain");
            send(lrs, body.attachment(data, "text/plain")).is(400);
        });
        checks.add("XAPI-00133", "the data before the Statement: 400", lrs -> {
            byte[] data = data();
            send(
                            lrs,
                            new Multipart()
                                    .attachment(data, "text/plain")
                                    .part(with(data, "").json().getBytes(UTF_8), "Content-Type: application/json"))
                    .is(400);
        });
        checks.add("XAPI-00131", "no boundary in the header: 400", lrs -> {
            byte[] data = data();
            byte[] body = Multipart.of(with(data, "").json())
                    .attachment(data, "text/plain")
                    .bytes();
            lrs.to("statements").body(body, "multipart/mixed").post().is(400, 415);
        });
        checks.add("XAPI-00130", "another boundary in the body: 400", lrs -> {
            byte[] data = data();
            byte[] body = Multipart.of(with(data, "").json())
                    .attachment(data, "text/plain")
                    .bytes();
            lrs.to("statements")
                    .body(body, "multipart/mixed; boundary=other")
                    .post()
                    .is(400);
        });
        checks.add("XAPI-00130", "no boundary between the parts: 400", lrs -> {
            byte[] data = data();
            String headers = "Content-Type: text/plain\r\nX-Experience-API-Hash: " + Multipart.sha2(data) + "\r\n\r\n";
            send(lrs, Multipart.of(with(data, "").json()).raw(headers + new String(data, UTF_8) + "\r\n"))
                    .is(400);
        });
        checks.add("XAPI-00326", "a refused batch leaves none of its Statements with attachments", lrs -> {
            byte[] data = data();
            Sample good = with(data, "");
            String batch = Lrs.batch(List.of(good, Sample.minimal().remove("actor")));
            send(lrs, Multipart.of(batch).attachment(data, "text/plain")).is(400);
            lrs.to("statements").with("statementId", good.id()).get().is(404);
        });
    }

    static Answer send(Lrs lrs, Multipart body) {
        return lrs.to("statements").body(body.bytes(), Multipart.type()).post();
    }

    static byte[] data() {
        return ("ワークシート " + UUID.randomUUID()).getBytes(UTF_8);
    }

    static Sample with(byte[] data, String more) {
        return Sample.minimal()
                .set(
                        "attachments",
                        "[{'usageType':'https://kit.example/usage','display':{'ja':'あ'},'contentType':'text/plain','length':"
                                + data.length + ",'sha2':'" + Multipart.sha2(data) + "'" + more + "}]");
    }
}
