package org.kakehashi.hub.lrs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.testing.HubHttp;
import org.kakehashi.hub.testing.HubTest;
import org.kakehashi.hub.testing.TestTenants;
import org.springframework.beans.factory.annotation.Autowired;

/** Signed statements (xAPI 1.0.3 part 2, 2.6). */
@HubTest
class SignedStatementsTest {
    private static Signer signer;
    private static Signer stranger;

    @Autowired
    TestTenants tenants;

    @Autowired
    HubHttp http;

    private final UUID id = UUID.randomUUID();
    private final String statement =
            Xapi.with("\"result\":{\"score\":{\"raw\":1.50,\"min\":0}}", Xapi.statement(id, "p1", "finished", "q1"));

    private Xapi xapi;

    @BeforeAll
    static void signers(@TempDir Path folder) throws Exception {
        signer = Signer.create(folder, "RSA");
        stranger = Signer.create(folder, "RSA");
    }

    @BeforeEach
    void tenant() {
        xapi = Xapi.basic(http, tenants.create().key());
    }

    private static String signature(byte[] jws) {
        return Multipart.attachment("application/octet-stream", jws)
                .replace("https://usage.example/work", "http://adlnet.gov/expapi/attachments/signature");
    }

    private HttpResponse<String> post(String signed, byte[] jws) {
        return post(signed, signature(jws), jws);
    }

    private HttpResponse<String> post(String signed, String attachments, byte[] jws) {
        byte[] body = Multipart.of(Xapi.with(Multipart.attachments(attachments), signed))
                .part(Multipart.headers("application/octet-stream", Multipart.sha2("SHA-256", jws)), jws)
                .bytes();
        return xapi.send(xapi.request("/xapi/statements")
                .header("Content-Type", Multipart.CONTENT_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private void assertRefused(HttpResponse<String> answer, String because) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(because);
        assertThat(xapi.get("?statementId=" + id).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS384", "RS512"})
    void aSignedStatementIsKept(String algorithm) throws JOSEException {
        HttpResponse<String> answer = post(statement, signer.sign(JWSAlgorithm.parse(algorithm), statement));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void aSignatureIsHeldAgainstItsCertificate() throws Exception {
        byte[] good = signer.sign(JWSAlgorithm.RS256, statement, signer.certificate(), stranger.certificate());
        assertRefused(post(statement, signer.sign(JWSAlgorithm.RS256, statement, stranger.certificate())), "x5c");
        assertRefused(
                post(statement, signer.sign(JWSAlgorithm.RS256, statement, Base64.encode("no certificate"))), "x5c");
        byte[] broken = good.clone();
        broken[broken.length - 100] ^= 1;
        assertRefused(post(statement, broken), "x5c");
        assertThat(post(statement, good).statusCode()).isEqualTo(200);
    }

    @Test
    void aCertificateOfAnotherKindOfKeyIsRefused(@TempDir Path folder) throws Exception {
        byte[] jws = signer.sign(
                JWSAlgorithm.RS256, statement, Signer.create(folder, "EC").certificate());
        assertRefused(post(statement, jws), "RSA");
    }

    @Test
    void otherAlgorithmsAreRefused() throws JOSEException {
        JWSObject hmac = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(statement));
        hmac.sign(new MACSigner("0123456789abcdef0123456789abcdef"));
        assertRefused(post(statement, hmac.serialize().getBytes(UTF_8)), "RS256");
        assertRefused(post(statement, signer.sign(JWSAlgorithm.PS256, statement)), "RS256");
        String none = com.nimbusds.jose.util.Base64URL.encode("{\"alg\":\"none\"}") + "."
                + com.nimbusds.jose.util.Base64URL.encode(statement) + ".";
        assertRefused(post(statement, none.getBytes(UTF_8)), "signature");
    }

    @Test
    void thePayloadMustBeTheStatement() throws JOSEException {
        assertRefused(
                post(statement, signer.sign(JWSAlgorithm.RS256, statement.replace("p1", "p2"))), "another statement");
        assertRefused(post(statement, signer.sign(JWSAlgorithm.RS256, "[" + statement + "]")), "array");
        assertRefused(post(statement, signer.sign(JWSAlgorithm.RS256, statement.replaceFirst("\"", "'"))), "JSON");
        assertRefused(post(statement, signer.sign(JWSAlgorithm.RS256, "{}")), "payload");
        assertRefused(
                post(
                        statement,
                        signer.sign(
                                JWSAlgorithm.RS256,
                                statement.replace(
                                        id.toString(), UUID.randomUUID().toString()))),
                "another statement");
        assertRefused(post(statement, "no signature".getBytes(UTF_8)), "compact");
        assertRefused(post(statement, new byte[] {}), "compact");
        assertRefused(post(statement, "{\"payload\":\"e30\",\"signatures\":[]}".getBytes(UTF_8)), "compact");
    }

    @Test
    void whatAStoreMaySetIsNoDifference() throws JOSEException {
        String anonymous = statement.replace("\"id\":\"" + id + "\",", "").replace("1.50", "15e-1");
        assertThat(post(statement, signer.sign(JWSAlgorithm.RS256, anonymous)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void otherAttachmentsMayBeSignedToo() throws JOSEException {
        byte[] text = "work".getBytes(UTF_8);
        String work = Multipart.attachment("text/plain", text)
                .replace("\"sha2\"", "\"fileUrl\":\"https://f.example/1\",\"sha2\"");
        String whole = Xapi.with(Multipart.attachments(work), statement);
        byte[] jws = signer.sign(JWSAlgorithm.RS256, whole);
        assertRefused(post(statement, signature(jws), jws), "another statement");
        assertRefused(post(statement, work.replace("作品", "絵") + "," + signature(jws), jws), "another statement");
        assertThat(post(statement, work + "," + signature(jws), jws).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSignatureIsDeclaredAsOne() throws JOSEException {
        byte[] jws = signer.sign(JWSAlgorithm.RS256, statement);
        byte[] body = Multipart.of(Xapi.with(
                        Multipart.attachments(signature(jws).replace("application/octet-stream", "text/plain")),
                        statement))
                .data("text/plain", jws)
                .bytes();
        assertRefused(
                xapi.send(xapi.request("/xapi/statements")
                        .header("Content-Type", Multipart.CONTENT_TYPE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))),
                "application/octet-stream");
    }

    @Test
    void aSignatureThatIsElsewhereIsRefused() throws JOSEException {
        byte[] jws = signer.sign(JWSAlgorithm.RS256, statement);
        String elsewhere = signature(jws).replace("\"sha2\"", "\"fileUrl\":\"https://f.example/1\",\"sha2\"");
        assertRefused(xapi.post(Xapi.with(Multipart.attachments(elsewhere), statement)), "signature");
    }
}
