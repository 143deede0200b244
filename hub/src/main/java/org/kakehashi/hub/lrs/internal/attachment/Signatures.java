package org.kakehashi.hub.lrs.internal.attachment;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.X509CertUtils;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import org.kakehashi.hub.lrs.internal.statement.Attachment;
import org.kakehashi.hub.lrs.internal.statement.Parsed;
import org.kakehashi.hub.lrs.internal.statement.ParsedStatement;
import org.kakehashi.hub.lrs.internal.statement.Rejection;
import org.kakehashi.hub.lrs.internal.statement.SpecVersion;
import org.kakehashi.hub.lrs.internal.statement.StatementParser;
import org.kakehashi.hub.web.ErrorCode;
import org.kakehashi.hub.web.HubException;

/**
 * Signed statements (1.0.3 part 2, 2.6): that a signature is well formed and signs the statement that it came with. Who signed is not the
 * store's business: without a certificate in its header, only form and payload are checked.
 */
final class Signatures {
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);
    private static final String CONTENT_TYPE = "application/octet-stream";
    private static final StatementParser ONE = new StatementParser(1);

    private Signatures() {}

    /**
     * Checks what is to sign a statement.
     *
     * @throws HubException INVALID_REQUEST where it doesn't
     */
    static void check(ParsedStatement statement, byte[] signature, SpecVersion version) {
        statement.attachments().stream().filter(Attachment::isSignature).forEach(Signatures::requireContentType);
        JWSObject jws = parsed(signature);
        if (!ALGORITHMS.contains(jws.getHeader().getAlgorithm())) {
            throw refused("must use one of the algorithms RS256, RS384 and RS512");
        }
        if (!statement.isWhatWasSigned(payload(jws, version))) {
            throw refused("signs another statement than the one that it came with");
        }
        List<Base64> chain = jws.getHeader().getX509CertChain();
        if (chain != null && !chain.isEmpty() && !isBy(jws, chain.getFirst())) {
            throw refused("is not that of the first certificate in its header x5c");
        }
    }

    private static void requireContentType(Attachment attachment) {
        if (!PartHeaders.mediaType(attachment.contentType()).equals(CONTENT_TYPE)) {
            throw refused("must be declared with the contentType " + CONTENT_TYPE);
        }
    }

    private static JWSObject parsed(byte[] signature) {
        try {
            return JWSObject.parse(new String(signature, US_ASCII));
        } catch (ParseException | IllegalArgumentException e) {
            throw refused("must be a JSON Web Signature in compact serialization (" + e.getMessage() + ")");
        }
    }

    private static ParsedStatement payload(JWSObject jws, SpecVersion version) {
        return switch (ONE.parse(jws.getPayload().toBytes(), version)) {
            case Rejection rejection ->
                throw refused("must have the statement as it was before signing as its payload. " + rejection.detail());
            case Parsed.Statements statements
            when statements.isArray() -> throw refused("must have one statement as its payload, not an array");
            case Parsed.Statements statements -> statements.statements().getFirst();
        };
    }

    private static boolean isBy(JWSObject jws, Base64 certificate) {
        X509Certificate first = X509CertUtils.parse(certificate.decode());
        if (first == null || !(first.getPublicKey() instanceof RSAPublicKey key)) {
            throw refused("has no X.509 certificate of an RSA key as the first of its header x5c");
        }
        try {
            return jws.verify(new RSASSAVerifier(key));
        } catch (JOSEException | IllegalStateException e) {
            return false;
        }
    }

    private static HubException refused(String problem) {
        return new HubException(ErrorCode.INVALID_REQUEST, "The statement's signature " + problem + ".");
    }
}
