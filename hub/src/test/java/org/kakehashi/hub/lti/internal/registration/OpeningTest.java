package org.kakehashi.hub.lti.internal.registration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a tool's wishes for a window is taken. */
class OpeningTest {

    @Test
    void featuresThatSayHowAWindowLooksAreTaken() {
        assertThat(Opening.features("width=800, height=600,menubar=no,Resizable,top=0,scrollbars=1"))
                .isEqualTo("width=800,height=600,menubar=no,resizable=yes,top=0,scrollbars=yes");
        assertThat(new Opening(640, 480, null, "toolbar=no").allFeatures())
                .isEqualTo("width=640,height=480,toolbar=no");
        assertThat(Opening.ANY.allFeatures()).isNull();
    }

    @Test
    void othersAreLeftOut() {
        assertThat(Opening.features(
                        "opener,opener=1,noreferrer=0,width=99999,height=-1,left=1e3,menubar=maybe,\"><script>"))
                .isNull();
        assertThat(Opening.features("width=1," + "x".repeat(500))).isNull();
        assertThat(Opening.features(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"_top", "_parent", "_blank", "\"><script>", "a b", "", "いろは", "-x"})
    void namesThatMeanSomethingElseAreLeftOut(String name) {
        assertThat(Opening.name(name)).isNull();
        assertThat(Opening.name("drill-1")).isEqualTo("drill-1");
    }
}
