package org.kakehashi.hub.lrs;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.List;

/** Signs statements with a key of its own, and has a certificate of it. */
final class Signer {
    private static final String PASSWORD = "changeit";

    private final PrivateKey key;
    private final Certificate certificate;

    private Signer(PrivateKey key, Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /** One with a new key, made by the JDK's keytool. */
    static Signer create(Path folder, String keyAlgorithm)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.resolve("signer-" + System.nanoTime() + ".p12");
        Process made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "signer",
                        "-keyalg",
                        keyAlgorithm,
                        "-dname",
                        "CN=signer",
                        "-validity",
                        "1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (made.waitFor() != 0) {
            throw new IOException(output);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return new Signer((PrivateKey) store.getKey("signer", PASSWORD.toCharArray()), store.getCertificate("signer"));
    }

    /** The certificate as x5c has it. */
    Base64 certificate() throws GeneralSecurityException {
        return Base64.encode(certificate.getEncoded());
    }

    byte[] sign(JWSAlgorithm algorithm, String payload, Base64... chain) throws JOSEException {
        JWSHeader.Builder header = new JWSHeader.Builder(algorithm);
        if (chain.length > 0) {
            header.x509CertChain(List.of(chain));
        }
        JWSObject jws = new JWSObject(header.build(), new Payload(payload));
        jws.sign(new RSASSASigner(key));
        return jws.serialize().getBytes(StandardCharsets.US_ASCII);
    }
}
