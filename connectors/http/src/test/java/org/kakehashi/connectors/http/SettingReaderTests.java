package org.kakehashi.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.connectors.spi.Finding;

/** Settings, and where they may lead. */
class SettingReaderTests {

    private final List<Finding> findings = new ArrayList<>();

    private SettingReader reader(String value) {
        return new SettingReader(Map.of("it", value), findings::add);
    }

    private void assertBroken(SettingReader reader, String code) {
        assertThat(reader.isSound()).isFalse();
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.file()).isEqualTo(Finding.SETTINGS);
            assertThat(finding.column()).isEqualTo("it");
            assertThat(finding.value()).isNull();
        });
    }

    @Test
    void whatIsGivenIsTaken() {
        assertThat(reader(" x ").required("it")).isEqualTo("x");
        assertThat(reader(" x ").exact("it")).isEqualTo(" x ");
        assertThat(reader("https://a.example/x/?q=1").address("it")).hasToString("https://a.example/x/?q=1");
        assertThat(reader("https://a.example/x//").base("it")).hasToString("https://a.example/x");
        assertThat(reader("b").choice("it", List.of("a", "b"))).isEqualTo("b");
        assertThat(reader("10").number("it", 5, 1, 10)).isEqualTo(10);
        assertThat(findings).isEmpty();
    }

    @Test
    void whatIsLeftOutIsTheUsual() {
        SettingReader reader = new SettingReader(Map.of(), findings::add);

        assertThat(reader.text("it")).isEmpty();
        assertThat(reader.choice("it", List.of("a", "b"))).isEqualTo("a");
        assertThat(reader.number("it", 5, 1, 10)).isEqualTo(5);
        assertThat(reader.isSound()).isTrue();
        assertThat(reader.address("it")).isEqualTo(SettingReader.NOWHERE);
        assertBroken(reader, "setting.needed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://a.example/",
                "http://a.example/",
                "https:///x",
                "https://hub:s3cret@a.example/",
                "https://a.example/#x",
                "not an address",
                "HTTP://localhost/"
            })
    void secretsGoToSafeAddressesOnly(String address) {
        SettingReader reader = reader(address);

        assertThat(reader.address("it")).isEqualTo(SettingReader.NOWHERE);
        assertBroken(reader, "setting.url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080/x", "http://127.0.0.1/x", "http://[::1]:1/x", "https://a.example"})
    void thisMachineMayBeSpokenToInPlainText(String address) {
        assertThat(reader(address).address("it")).hasToString(address);
        assertThat(findings).isEmpty();
    }

    @Test
    void whatPathsAreAddedToHasNoQuery() {
        SettingReader reader = reader("https://a.example/x?q=1");

        assertThat(reader.base("it")).isEqualTo(SettingReader.NOWHERE);
        assertBroken(reader, "setting.base-url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "-1", "1.5", "１", "many", "99999999999999999999"})
    void aNumberIsInItsRange(String number) {
        SettingReader reader = reader(number);

        assertThat(reader.number("it", 5, 1, 10)).isEqualTo(5);
        assertBroken(reader, "setting.number");
    }

    @Test
    void aChoiceIsOneOfThem() {
        SettingReader reader = reader("B");

        assertThat(reader.choice("it", List.of("a", "b"))).isEqualTo("a");
        assertBroken(reader, "setting.choice");
    }

    @ParameterizedTest
    @CsvSource({
        "/x?p=2, https://a.example/x?p=2",
        "y, https://a.example/dir/y",
        "?p=a b, https://a.example/dir/?p=a%20b",
        "https://a.example:443/y, https://a.example:443/y",
        "HTTPS://A.EXAMPLE/y, HTTPS://A.EXAMPLE/y"
    })
    void aPlaceOnTheSameOriginIsFollowed(String place, String next) {
        assertThat(SafeAddress.next(reader("https://a.example/dir/x").address("it"), place))
                .hasValueSatisfying(found -> assertThat(found).hasToString(next));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://b.example/x",
                "//b.example/x",
                "http://a.example/x",
                "https://a.example:8443/x",
                "https://me@a.example/x",
                "mailto:a@a.example",
                "https:///x",
                "\\\\a.example\\x"
            })
    void noOtherIs(String place) {
        assertThat(SafeAddress.next(reader("https://a.example/dir/x").address("it"), place))
                .isEmpty();
    }
}
