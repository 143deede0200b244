package org.kakehashi.conformance.xapi.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import org.kakehashi.conformance.xapi.Answer;
import org.kakehashi.conformance.xapi.Checks;
import org.kakehashi.conformance.xapi.Lrs;
import org.kakehashi.conformance.xapi.Multipart;
import org.kakehashi.conformance.xapi.Sample;
import org.kakehashi.conformance.xapi.Section;

/** Part 2, 2.6: signed Statements. */
public final class Section26Signed implements Section {
    private static final String USAGE = "http://adlnet.gov/expapi/attachments/signature";
    private static final KeyPair KEYS = keys();

    @Override
    public void addTo(Checks checks) {
        for (String bits : List.of("256", "384", "512")) {
            checks.add("XAPI-00117", "RS" + bits + ": 200", lrs -> {
                Sample statement = full();
                send(lrs, statement, jws("RS" + bits, statement.json())).is(200);
            });
        }
        for (String algorithm : List.of("none", "HS256", "ES256", "PS256", "RS1")) {
            checks.add("XAPI-00117", algorithm + ": 400", lrs -> {
                Sample statement = full();
                send(lrs, statement, jws(algorithm, statement.json())).is(400);
            });
        }
        for (String garbage : List.of("", "no signature", "a.b", "a.b.c", "!!!.???.***")) {
            checks.add("XAPI-00115", "'" + garbage + "' as signature: 400", lrs -> send(lrs, full(), garbage)
                    .is(400));
        }
        checks.add("XAPI-00115", "a signature whose attachment is not there: 400", lrs -> {
            Sample statement = full();
            byte[] data = jws("RS256", statement.json()).getBytes(UTF_8);
            lrs.post(attach(statement, data, "application/octet-stream")).is(400);
        });
        checks.add("XAPI-00115", "a signature as text/plain: 400", lrs -> {
            Sample statement = full();
            byte[] data = jws("RS256", statement.json()).getBytes(UTF_8);
            post(lrs, attach(statement, data, "text/plain"), data).is(400);
        });
        for (String payload : List.of("no json", "[]", "{", "'x'")) {
            checks.add("XAPI-00116", "payload " + payload + ": 400", lrs -> send(lrs, full(), jws("RS256", payload))
                    .is(400));
        }
        for (String path : List.of("actor", "verb/id", "object/id", "result/score/raw", "timestamp")) {
            checks.add("XAPI-00116", "payload with another " + path + ": 400", lrs -> {
                Sample statement = full();
                Sample other = statement.copy().set(path, full().at(path));
                send(lrs, statement, jws("RS256", other.json())).is(400);
            });
        }
        checks.add("XAPI-00116", "payload with its properties in another order: 200", lrs -> {
            Sample statement = full();
            Sample other = statement.copy();
            other.set("verb", other.tree().remove("verb"));
            send(lrs, statement, jws("RS256", other.json())).is(200);
        });
    }

    private static Sample full() {
        return Sample.minimal()
                .set(
                        "timestamp",
                        "'2025-04-07T08:30:" + (10 + (int) (Math.random() * 49)) + "."
                                + (100 + (int) (Math.random() * 899)) + "Z'")
                .set("result", "{'score':{'raw':" + (int) (Math.random() * 1_000_000) + "}}");
    }

    private static Answer send(Lrs lrs, Sample statement, String signature) {
        byte[] data = signature.getBytes(UTF_8);
        return post(lrs, attach(statement, data, "application/octet-stream"), data);
    }

    private static Answer post(Lrs lrs, Sample signed, byte[] data) {
        return lrs.to("statements")
                .body(
                        Multipart.of(signed.json())
                                .attachment(data, "application/octet-stream")
                                .bytes(),
                        Multipart.type())
                .post();
    }

    private static Sample attach(Sample statement, byte[] data, String contentType) {
        return statement
                .copy()
                .set(
                        "attachments",
                        "[{'usageType':'" + USAGE + "','display':{'en':'signature'},'contentType':'" + contentType
                                + "','length':" + data.length + ",'sha2':'" + Multipart.sha2(data) + "'}]");
    }

    /** A JWS in compact form; algorithms other than RS* are only claimed. */
    private static String jws(String algorithm, String payload) throws GeneralSecurityException {
        String input =
                base64(("{\"alg\":\"" + algorithm + "\"}").getBytes(UTF_8)) + "." + base64(payload.getBytes(UTF_8));
        String bits = algorithm.matches("RS(256|384|512)") ? algorithm.substring(2) : "256";
        Signature signature = Signature.getInstance("SHA" + bits + "withRSA");
        signature.initSign(KEYS.getPrivate());
        signature.update(input.getBytes(UTF_8));
        return input + "." + (algorithm.equals("none") ? "" : base64(signature.sign()));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
