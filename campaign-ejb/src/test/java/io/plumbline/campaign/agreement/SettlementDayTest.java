package io.plumbline.campaign.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.SettlementDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementDayTest {

    @ParameterizedTest
    @CsvSource({"2026-01-01", "2026-01-31", "2026-01-15"})
    void january_locks_on_28_february_and_is_paid_on_20_march(LocalDate result) {
        Agreement terms = terms(30, new SettlementDay(1, 28), new SettlementDay(2, 20));
        assertThat(terms.locksOn(result)).isEqualTo("2026-02-28");
        assertThat(terms.dueOn(result)).isEqualTo("2026-03-20");
    }

    @ParameterizedTest
    @CsvSource({"2028-01-31,2028-02-28", "2028-02-29,2028-03-28", "2027-12-31,2028-01-28", "2026-03-31,2026-04-28"})
    void leap_years_and_short_months_move_nothing(LocalDate result, LocalDate locks) {
        assertThat(new SettlementDay(1, 28).after(result)).isEqualTo(locks);
    }

    @ParameterizedTest
    @CsvSource({"2026-01-26,2026-01-27", "2026-01-27,2026-02-27", "2026-01-31,2026-02-27", "2026-02-27,2026-03-27", "2028-02-29,2028-03-27", "2026-12-28,2027-01-27"})
    void a_day_alone_is_the_next_such_day(LocalDate result, LocalDate locks) {
        assertThat(new SettlementDay(null, 27).after(result)).isEqualTo(locks);
    }

    @Test
    void hold_days_count_calendar_days_through_february() {
        assertThat(terms(30, null, null).locksOn(LocalDate.of(2028, 2, 1))).isEqualTo("2028-03-02");
        assertThat(terms(30, null, null).dueOn(LocalDate.of(2026, 2, 1))).isEqualTo("2026-03-03");
    }

    @ParameterizedTest
    @CsvSource({"45,2026-01-10,2026-03-20", "10,2026-01-10,2026-02-20", "60,2026-01-31,2026-04-20"})
    void nothing_is_paid_before_it_locks(int hold, LocalDate result, LocalDate paid) {
        assertThat(terms(hold, null, new SettlementDay(1, 20)).dueOn(result)).isEqualTo(paid);
    }

    private static Agreement terms(int hold, SettlementDay locking, SettlementDay payment) {
        return new Agreement(UUID.randomUUID(), 0, null, null, null, Instant.EPOCH, null, List.of(), hold, List.of(), Instant.EPOCH, locking, payment, null);
    }
}
