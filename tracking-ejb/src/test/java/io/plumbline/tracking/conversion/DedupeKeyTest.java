package io.plumbline.tracking.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.click.Touched;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DedupeKeyTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
    private static final UUID CLICK = UUID.fromString("01900000-0000-7000-8000-000000000001");

    @Test
    void the_transaction_decides_before_the_click_and_the_click_before_the_person() {
        assertThat(key("T1", CLICK, "c1", "v1")).isEqualTo("transaction:T1");
        assertThat(key(null, CLICK, "c1", "v1")).isEqualTo("click:" + CLICK);
        assertThat(key(null, null, "c1", "v1")).isEqualTo("customer:c1@2026-11-21T10:00:00Z");
        assertThat(key(null, null, null, "v1")).isEqualTo("visitor:v1@2026-11-21T10:00:00Z");
    }

    @Test
    void what_nothing_identifies_stands_for_itself() {
        assertThat(key(null, null, null, null)).isNotEqualTo(key(null, null, null, null)).startsWith("single:");
    }

    private static String key(String transaction, UUID click, String customer, String visitor) {
        ConversionReport report = new ConversionReport(Door.REST, "sale", null, null, null, visitor, customer, null, transaction, null, null, AT, null, null, null, null, null, null);
        Touched touched = click == null ? null : new Touched(click, "click", AT, null, null, null, null, null, "valid", null, null, null, null, null, null, null, null, List.of(),
                null, null, null, null);
        return new Claimed(report, null, null, touched, false, false, null, false, AT, null, null, List.of(), null, null).dedupeKey();
    }
}
