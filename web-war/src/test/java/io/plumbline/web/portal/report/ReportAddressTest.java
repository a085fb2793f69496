package io.plumbline.web.portal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportAddressTest {

    private static final List<String> DIMENSIONS = List.of("date", "campaign", "partner", "channel", "link");
    private static final List<String> METRICS = List.of("clicks", "revenue", "cr", "conversions", "cost", "payout", "profit", "cpa", "roas");

    @Test
    void an_address_is_read_and_written_alike() {
        ReportAddress address = read("campaign,partner", "clicks,cr", "channel:email|link:", "-clicks");

        assertThat(address.d()).isEqualTo("campaign,partner");
        assertThat(address.m()).isEqualTo("clicks,cr");
        assertThat(address.f()).isEqualTo("channel:email|link:");
        assertThat(address.sort()).isEqualTo("-clicks");
    }

    @Test
    void what_is_unknown_or_too_much_is_left_out() {
        ReportAddress address = read("campaign,nonsense,partner,channel,link", "clicks,password", "secret:1|channel:email", "password");

        assertThat(address.dimensions()).containsExactly("campaign", "partner", "channel");
        assertThat(address.metrics()).containsExactly("clicks");
        assertThat(address.f()).isEqualTo("channel:email");
        assertThat(address.sort()).isNull();
    }

    @Test
    void an_empty_address_asks_for_campaigns() {
        ReportAddress address = ReportAddress.read(null, null, null, null, DIMENSIONS, METRICS);

        assertThat(address.dimensions()).containsExactly("campaign");
        assertThat(address.metrics()).isNotEmpty();
        assertThat(address.f()).isNull();
    }

    @Test
    void opening_a_row_turns_its_values_into_filters_and_leaves_its_day_to_the_range() {
        ReportAddress opened = read("date,campaign,channel", "clicks", "channel:old", null).into(Arrays.asList("2026-11-21", "c1", null), "link");

        assertThat(opened.d()).isEqualTo("link");
        assertThat(opened.f()).isEqualTo("campaign:c1|channel:");
    }

    @Test
    void sorting_by_a_column_twice_turns_it_round() {
        ReportAddress once = read("campaign", "clicks", null, null).sortedBy("clicks");

        assertThat(once.sort()).isEqualTo("-clicks");
        assertThat(once.sortedBy("clicks").sort()).isEqualTo("clicks");
    }

    private static ReportAddress read(String d, String m, String f, String sort) {
        return ReportAddress.read(new String[] {d}, new String[] {m}, f, sort, DIMENSIONS, METRICS);
    }
}
