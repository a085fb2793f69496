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
}
