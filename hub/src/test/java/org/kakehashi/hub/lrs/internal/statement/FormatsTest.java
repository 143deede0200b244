package org.kakehashi.hub.lrs.internal.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {
    @ParameterizedTest
    @CsvSource({
        "2025-04-07T08:30:00Z, 2025-04-07T08:30:00Z, true",
        "2025-04-07t08:30:00z, 2025-04-07T08:30:00Z, true",
        "2025-04-07 08:30:00.601+00:00, 2025-04-07T08:30:00.601Z, true",
        "2025-04-07T08:30:00.1234567+09:00, 2025-04-06T23:30:00.123456Z, true",
        "2025-01-01T00:00:00.000001-11:30, 2025-01-01T11:30:00.000001Z, true",
        "2024-02-29T23:59:60Z, 2024-02-29T23:59:59Z, true",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z, true",
        "2025-04-07T08:30:00, 2025-04-07T08:30:00Z, false",
        "2025-04-07T08:30, 2025-04-07T08:30:00Z, false",
        "2025-04-07T08:30:00+0900, 2025-04-06T23:30:00Z, false",
        "2025-04-07T08:30:00+09, 2025-04-06T23:30:00Z, false",
        "20250407T083000.5Z, 2025-04-07T08:30:00.5Z, false",
        "20250407T0830+0900, 2025-04-06T23:30:00Z, false",
        "'2025-04-07T08:30:00,5Z', 2025-04-07T08:30:00.5Z, false",
    })
    void timestampsAreReadToTheMicrosecond(String text, Instant instant, boolean rfc3339) {
        assertThat(Timestamps.micros(text, false)).isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
        assertThat(Timestamps.micros(text, true) != Timestamps.INVALID).isEqualTo(rfc3339);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "T",
                "2025",
                "2025-04-07",
                "2025-04-07T",
                "2025-13-01T00:00:00Z",
                "2025-02-29T00:00:00Z",
                "2025-04-31T00:00:00Z",
                "2025-00-01T00:00:00Z",
                "2025-01-00T00:00:00Z",
                "2025-04-07T24:00:00Z",
                "2025-04-07T08:60:00Z",
                "2025-04-07T08:30:61Z",
                "2025-04-07T08:30:00.Z",
                "2025-04-07T08:30:00 Z",
                "2025-04-07T08:30:00ZZ",
                "2025-04-07T08:30:00+",
                "2025-04-07T08:30:00+9",
                "2025-04-07T08:30:00+24:00",
                "2025-04-07T08:30:00+09:60",
                "2008-09-15T15:53:00.601-00",
                "2008-09-15T15:53:00.601-0000",
                "2008-09-15T15:53:00.601-00:00",
                "01/011/2015",
                "2025-0407T08:30:00Z",
                "２０２５-04-07T08:30:00Z",
                "2025-04-07T08:30:00.１Z"
            })
    void whatIsNoTimestampIsNotTaken(String text) {
        assertThat(Timestamps.micros(text, false)).isEqualTo(Timestamps.INVALID);
        assertThat(Timestamps.micros(text, true)).isEqualTo(Timestamps.INVALID);
    }

    @Test
    void timestampsAreToldInUtc() {
        assertThat(Timestamps.text(Timestamps.micros("2025-04-07T08:30:00+09:00", true)))
                .isEqualTo("2025-04-06T23:30:00.000Z");
        assertThat(Timestamps.text(Timestamps.micros("1969-12-31T23:59:59.999999Z", true)))
                .isEqualTo("1969-12-31T23:59:59.999999Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PT4H35M59.14S",
                "P16559.14S",
                "P3Y1M29DT4H35M59.14S",
                "P3Y",
                "P4W",
                "PT0S",
                "P1DT12H",
                "-PT1S",
                "PT1,5H",
                "P0.5Y"
            })
    void durationsAreTaken(String text) {
        assertThat(Durations.isValid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "PT",
                "P1",
                "PT1",
                "1S",
                "PA1H0M0S",
                "P4W1D",
                "P1D4W",
                "P1DT",
                "PT1S1M",
                "PT1.5H1M",
                "P1.5DT1H",
                "PT1.S",
                "PT.5S",
                "P1S1Y",
                "should fail",
                "P-1D"
            })
    void whatIsNoDurationIsNotTaken(String text) {
        assertThat(Durations.isValid(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "PT1.239S PT1.23S",
                "PT1.230S PT1.23S",
                "PT1.004S PT1S",
                "PT1.50S PT1.5S",
                "-PT1.239S -PT1.23S",
                "P1Y P1Y",
                "PT1.5H PT1.5H"
            },
            delimiter = ' ')
    void durationsAreComparedToTwoDecimals(String text, String comparable) {
        assertThat(Durations.comparable(text)).isEqualTo(comparable);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ja",
                "JA",
                "ja-JP",
                "zh-Hant-TW",
                "zh-yue-HK",
                "es-419",
                "de-CH-1996",
                "sl-rozaj-biske",
                "en-a-bbb-x-a-ccc",
                "x-private",
                "i-klingon",
                "en-GB-oed",
                "und"
            })
    void languageTagsAreTaken(String tag) {
        assertThat(LanguageTag.isValid(tag)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "j", "something", "ja_JP", "ja-", "-ja", "ja--JP", "ja-JP-u", "日本", "en-US-US-US", "x-", "1a"
            })
    void whatIsNoLanguageTagIsNotTaken(String tag) {
        assertThat(LanguageTag.isValid(tag)).isFalse();
    }

    @Test
    void aLongLanguageTagIsRefusedAtOnce() {
        assertThat(LanguageTag.isValid("a" + "-aaaaa".repeat(100_000))).isFalse();
        assertThat(LanguageTag.isValid("en" + "-1aaa".repeat(39) + "-!")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/a?b=c#d, true",
        "urn:uuid:1, true",
        "tag:example.com&2025:x, true",
        "https://例え.jp/教科, true",
        "a:b, true",
        "example.com, false",
        "://x, false",
        "1a:b, false",
        "http:, false",
        "ht tp://x, false",
        "http://x y, false",
        "http://<x>, false",
        "http://x|y, false"
    })
    void irisHaveASchemeAndNoForbiddenCharacters(String text, boolean valid) {
        assertThat(Formats.isIri(text)).isEqualTo(valid);
    }
}
