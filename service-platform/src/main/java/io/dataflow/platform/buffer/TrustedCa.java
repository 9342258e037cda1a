package io.dataflow.platform.buffer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.TrustManagerFactory;

/**
 * Certificates of those who may vouch for a server.
 *
 * @param pem one or more certificates; empty where Java's own are to be used
 */
public record TrustedCa(String pem) {

    public static final TrustedCa OF_JAVA = new TrustedCa("");

    public TrustedCa {
        pem = pem.strip();
        if (!pem.isEmpty() && certificates(pem).isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no certificate in it. Paste the CA's certificate, from BEGIN CERTIFICATE to END CERTIFICATE");
        }
    }

    public boolean isPresent() {
        return !pem.isEmpty();
    }

    /** Trusts these certificates and no others. */
    TrustManagerFactory trust() {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate certificate : certificates(pem)) {
                store.setCertificateEntry("ca-" + store.size(), certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            return trust;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("A certificate that could be read can't be trusted", e);
        }
    }

    private static Collection<? extends Certificate> certificates(String pem) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(US_ASCII)));
        } catch (CertificateException e) {
            throw new IllegalArgumentException(
                    "The certificate can't be read. Paste the CA's certificate in PEM, from BEGIN CERTIFICATE to END CERTIFICATE",
                    e);
        }
    }
}
