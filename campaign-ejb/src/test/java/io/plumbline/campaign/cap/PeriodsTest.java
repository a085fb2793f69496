package io.plumbline.campaign.cap;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.CapPeriod;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodsTest {

    /** Clock changes: Berlin 25 October 2026 01:00 UTC (back), Chicago 8 March 2026 08:00 UTC (ahead); Lord Howe moves by half an hour. */
    @ParameterizedTest
    @CsvSource({
            "DAILY,Europe/Berlin,2026-10-24T21:59:59.999Z,2026-10-24", "DAILY,Europe/Berlin,2026-10-24T22:00:00Z,2026-10-25",
            "DAILY,Europe/Berlin,2026-10-25T22:59:59.999Z,2026-10-25", "DAILY,Europe/Berlin,2026-10-25T23:00:00Z,2026-10-26",
            "DAILY,America/Chicago,2026-03-08T05:59:59Z,2026-03-07", "DAILY,America/Chicago,2026-03-08T06:00:00Z,2026-03-08",
            "DAILY,America/Chicago,2026-03-09T04:59:59Z,2026-03-08", "DAILY,America/Chicago,2026-03-09T05:00:00Z,2026-03-09",
            "DAILY,America/Chicago,2026-09-08T02:23:34Z,2026-09-07",
            "DAILY,Australia/Lord_Howe,2026-04-05T13:29:59Z,2026-04-05", "DAILY,Australia/Lord_Howe,2026-04-05T13:30:00Z,2026-04-06",
            "WEEKLY,Europe/Berlin,2026-10-25T22:59:59Z,2026-10-19", "WEEKLY,Europe/Berlin,2026-10-25T23:00:00Z,2026-10-26",
            "WEEKLY,UTC,2027-01-01T00:00:00Z,2026-12-28", "WEEKLY,UTC,2027-01-03T23:59:59Z,2026-12-28", "WEEKLY,UTC,2027-01-04T00:00:00Z,2027-01-04",
            "MONTHLY,Asia/Kolkata,2026-02-28T18:29:59Z,2026-02-01", "MONTHLY,Asia/Kolkata,2026-02-28T18:30:00Z,2026-03-01",
            "TOTAL,Europe/Berlin,2026-10-25T22:59:59Z,1970-01-01"})
    void a_period_begins_at_midnight_of_its_zone(CapPeriod period, String zone, Instant at, LocalDate start) {
        assertThat(period.startOf(zone, at)).isEqualTo(start);
    }
}
