package io.plumbline.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void whatIsMadeFromAMomentOnIsGreaterThanItsLeastId() {
        Instant now = Instant.now();
        UUID made = Ids.next();

        // As databases compare them: by their digits.
        for (Instant from : new Instant[] {now, now.minusSeconds(3_600), Instant.EPOCH, Instant.parse("1960-01-01T00:00:00Z"), Instant.parse("0001-01-01T00:00:00Z")}) {
            assertThat(made.toString()).as(from.toString()).isGreaterThan(Ids.least(from).toString());
        }
        assertThat(made.toString()).isLessThan(Ids.least(now.plusSeconds(60)).toString());
        assertThat(Ids.madeAt(Ids.least(Instant.ofEpochMilli(1_700_000_000_009L)))).isEqualTo(Instant.ofEpochMilli(1_700_000_000_009L));
    }

    /** Made by a program of its own: SHA-256 over each part behind its length. They are in databases, so they may never be others. */
    @Test
    void whatIsKnownByItsPartsHasTheIdThatItAlwaysHad() {
        assertThat(Ids.named("person", "caf\u00e9", "")).hasToString("ab340387-f53a-8b30-b827-364cc0ed0716");
        assertThat(Ids.named((String) null)).hasToString("fdf322d1-44ba-87b4-baab-749543354e11");
        assertThat(Ids.namedAt(1_700_000_000_000L, "visitor", "x")).hasToString("018bcfe5-6800-8447-b7b5-818eeba792de");
    }
}
