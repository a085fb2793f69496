package io.plumbline.web.portal.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.reporting.api.Metric;
import io.plumbline.reporting.api.Overview.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingWordsTest {

    private final FindingWords words = new FindingWords(Map.of("cpa", new Metric("cpa", "Cost per conversion", "", "money", "down", "efficiency"),
            "ctr", new Metric("ctr", "Click-through rate", "", "percent", "up", "efficiency"), "roas", new Metric("roas", "ROAS", "", "ratio", "up", "efficiency")), Locale.ENGLISH);

    @Test
    void a_missed_target_is_told_in_the_unit_of_its_metric() {
        assertThat(missed("cpa", "10.28", "9.5")).isEqualTo("Social: Cost per conversion is 10.28 EUR, the target is 9.50 EUR (last 30 days).");
        assertThat(missed("ctr", "0.0312", "0.04")).isEqualTo("Social: Click-through rate is 3.1 %, the target is 4.0 % (last 30 days).");
        assertThat(missed("roas", "2.456789", "3")).isEqualTo("Social: ROAS is 2.46, the target is 3.00 (last 30 days).");
    }

    @Test
    void days_and_money_are_written_as_elsewhere_on_the_page() {
        assertThat(plain(words.of(new Finding("warn", "creative-expiring", List.of("Autumn", "2026-11-27"), "/"))))
                .isEqualTo("Autumn is shown until 27 Nov 2026 only. Put another version or a fallback in its place.");
        assertThat(plain(words.of(new Finding("bad", "budget-over", List.of("Autumn", "1200.5 EUR", "1000 EUR"), "/"))))
                .isEqualTo("Autumn is over its budget: 1 200.50 EUR of 1 000.00 EUR are spent or promised.");
        assertThat(plain(words.of(new Finding("warn", "conversions-waiting", List.of("7377"), "/")))).startsWith("7 377 conversions");
        assertThat(words.of(new Finding("warn", "postbacks-refused", List.of("4"), "/"))).isEqualTo("4 postbacks or pixels were refused since yesterday.");
    }

    private String missed(String metric, String actual, String wanted) {
        return plain(words.of(new Finding("bad", "target-missed", List.of("Social", metric, actual, wanted, "30", "EUR"), "/")));
    }

    /** Narrow and unbroken spaces as plain ones. */
    private static String plain(String text) {
        return text.replace('\u202f', ' ').replace('\u00a0', ' ').replace('\u2009', ' ');
    }
}
