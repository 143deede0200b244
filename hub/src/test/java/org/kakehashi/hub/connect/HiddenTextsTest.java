package org.kakehashi.hub.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kakehashi.hub.connect.internal.finding.HiddenTexts;

class HiddenTextsTest {
    @Test
    void aSecretIsTakenOutAsItIsAndAsAnAddressHasIt() {
        HiddenTexts hidden = HiddenTexts.of(List.of("a b/c", "xy"));
        assertThat(hidden.in("a b/c, a+b%2Fc, xy")).isEqualTo("***, ***, xy");
    }

    @Test
    void credentialsOfAHeaderAreTakenOutThoughNoSecretIsInThem() {
        HiddenTexts hidden = HiddenTexts.of(List.of("password"));
        assertThat(hidden.in("sent Authorization: Basic dXNlcjpwYXNzd29yZA== to x"))
                .isEqualTo("sent Authorization: Basic *** to x");
        assertThat(hidden.in("bearer eyJh.eyJz-_.abc~")).isEqualTo("bearer ***");
        assertThat(hidden.in("Bearer of news")).isEqualTo("Bearer of news");
    }
}
