package org.kakehashi.hub.lrs.internal.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kakehashi.hub.lrs.internal.query.StatementSearch.Hit;

/** What a page shows of a statement's JSON. */
class StatementViewTest {
    private static StatementView view(String json) {
        byte[] bytes = json.getBytes(UTF_8);
        byte[] authority = "{\"account\":{\"homePage\":\"https://hub.example\",\"name\":\"x\"}}".getBytes(UTF_8);
        return StatementView.of(new Hit(1, UUID.randomUUID(), bytes, bytes, authority, false), Locale.JAPANESE);
    }

    @Test
    void aStatementIsShownWholeAndIndented() {
        StatementView view = view("{\"actor\":{\"mbox\":\"mailto:a@kit.example\"}}");
        assertThat(view.cut()).isFalse();
        assertThat(view.json().lines().map(String::strip)).contains("\"mbox\" : \"mailto:a@kit.example\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "あ", "😀"})
    void ofALargeOneTheBeginningIsShownUpToAWholeCharacter(String character) {
        String json = "{\"result\":{\"response\":\"" + character.repeat(StatementRow.LARGEST) + "\"}}";
        StatementView view = view(json);
        assertThat(view.cut()).isTrue();
        assertThat(view.json().getBytes(UTF_8).length).isBetween(StatementRow.LARGEST - 3, StatementRow.LARGEST);
        assertThat(json).startsWith(view.json());
    }
}
