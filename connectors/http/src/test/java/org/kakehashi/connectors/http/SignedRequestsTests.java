package org.kakehashi.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kakehashi.connectors.spi.contract.CannedResponse;

/** Who the hub is, and the token that says so. */
class SignedRequestsTests {

    private static final String TOKEN = "{\"access_token\": \"%s\", \"token_type\": \"bearer\", \"expires_in\": 3600}";
    private final Source source = new Source();
    private final List<String> forms = new ArrayList<>();

    private SignedRequests with(Credentials credentials) {
        return new SignedRequests(source.requests(), credentials);
    }

    private static Credentials.Client client(boolean inForm) {
        return new Credentials.Client(URI.create("https://source.example/token"), "hub 1", "s:&ü", "a b", inForm);
    }

    /** The token endpoint's next answer. */
    private void token(int status, String body) {
        source.answers(request -> {
            request.bodyPublisher()
                    .orElseThrow()
                    .subscribe(new Written(text -> forms.add(
                            request.headers().firstValue("Authorization").orElse("-") + " " + text)));
            return CannedResponse.of(request, status, Map.of(), body);
        });
    }

    @Test
    void aPairAHeaderOrNothing() throws Exception {
        source.answers(200, "");

        with(new Credentials.Basic("hub", "s3cret")).patiently(Source.request(), Source.MOST);
        assertThat(source.lastHeader("Authorization")).isEqualTo("Basic aHViOnMzY3JldA==");
        with(new Credentials.Header("X-API-Key", "k")).once(Source.request(), Source.MOST);
        assertThat(source.lastHeader("X-API-Key")).isEqualTo("k");
        with(new Credentials.None()).once(Source.request(), Source.MOST);
        assertThat(source.asked.getLast().headers().map()).isEmpty();
    }

    @Test
    void aTokenIsFetchedOnceAndAnewWhereItIsRefused() throws Exception {
        token(200, TOKEN.formatted("first"));
        source.answers(200, "one").answers(401, "");
        token(200, TOKEN.formatted("second"));
        source.answers(200, "two");
        SignedRequests requests = with(client(false));

        assertThat(requests.patiently(Source.request(), Source.MOST).body())
                .asString()
                .isEqualTo("one");
        assertThat(source.lastHeader("Authorization")).isEqualTo("Bearer first");
        assertThat(requests.patiently(Source.request(), Source.MOST).body())
                .asString()
                .isEqualTo("two");

        assertThat(source.asked.getLast().headers().allValues("Authorization")).containsExactly("Bearer second");
        assertThat(forms)
                .hasSize(2)
                .containsOnly("Basic aHViKzE6cyUzQSUyNiVDMyVCQw== " + "grant_type=client_credentials&scope=a+b");
    }

    @Test
    void aTokenThatIsRefusedAtOnceIsNotFetchedForEver() throws Exception {
        token(200, TOKEN.formatted("first"));
        source.answers(401, "");
        token(200, TOKEN.formatted("second"));
        source.answers(401, "");

        assertThat(with(client(false)).once(Source.request(), Source.MOST).status())
                .isEqualTo(401);
        assertThat(source.asked).hasSize(4);
    }

    @Test
    void idAndSecretMayStandInTheForm() throws Exception {
        token(200, TOKEN.formatted("t"));
        source.answers(200, "");

        with(client(true)).once(Source.request(), Source.MOST);

        assertThat(forms)
                .containsExactly(
                        "- grant_type=client_credentials&scope=a+b&client_id=hub+1&client_secret=s%3A%26%C3%BC");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|{\"error\": \"invalid_client\"}|invalid_client",
                "401|{\"error\": \"<b>no</b>\"}|HTTP 401",
                "200|{}|HTTP 200",
                "200|<html>sign in</html>|HTTP 200",
                "200|{\"access_token\": \"two words\"}|HTTP 200",
                "200|{\"access_token\": \"t0ken\", \"token_type\": \"mac\"}|token_type"
            })
    void whatIsNoTokenIsAFindingThatNamesNoSecret(int status, String body, String detail) {
        token(status, body);

        assertThatThrownBy(() -> with(client(false)).patiently(Source.request(), Source.MOST))
                .isInstanceOfSatisfying(TokenRefused.class, refused -> {
                    assertThat(refused.answer().status()).isEqualTo(status);
                    assertThat(refused.finding().code()).isEqualTo("token.refused");
                    assertThat(refused.finding().column()).isEqualTo("tokenUrl");
                    assertThat(refused.finding().rule().en()).contains(detail);
                    assertThat(refused.finding().toString()).doesNotContain("s:&ü", "t0ken");
                });
        assertThat(source.asked).hasSize(1);
    }

    @Test
    void aBusyTokenEndpointIsAskedAgainOnlyByThosePatient() {
        token(503, "");

        assertThatThrownBy(() -> with(client(false)).patiently(Source.request(), Source.MOST))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("503");
        assertThat(source.asked).hasSize(4);
        assertThatThrownBy(() -> with(client(false)).once(Source.request(), Source.MOST))
                .isInstanceOf(TokenRefused.class);
        assertThat(source.asked).hasSize(5);
    }
}
