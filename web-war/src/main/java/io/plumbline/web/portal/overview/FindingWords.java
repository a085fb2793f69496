package io.plumbline.web.portal.overview;

import io.plumbline.reporting.api.Metric;
import io.plumbline.reporting.api.Overview.Finding;
import io.plumbline.web.faces.Figures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** A finding as a sentence in the reader's language, with figures, days and money as the rest of the page writes them. */
final class FindingWords {

    private final Map<String, Metric> metrics;
    private final ResourceBundle words;
    private final Figures fmt;

    FindingWords(Map<String, Metric> metrics, Locale reader) {
        this.metrics = metrics;
        this.words = ResourceBundle.getBundle("io.plumbline.web.messages.reports", reader);
        this.fmt = new Figures(reader);
    }

    String of(Finding finding) {
        return fmt.text(words.getString("finding." + finding.code()), values(finding));
    }

    private Object[] values(Finding finding) {
        List<String> said = finding.args();
        return switch (finding.code()) {
            case "target-missed" -> new Object[] {said.get(0), words.getString("metric." + said.get(1)), figure(said.get(1), said.get(2), said.get(5)),
                    figure(said.get(1), said.get(3), said.get(5)), said.get(4)};
            case "budget-over", "budget-will-exceed" -> new Object[] {said.get(0), money(said.get(1)), money(said.get(2))};
            case "creative-expiring" -> new Object[] {said.get(0), fmt.day(LocalDate.parse(said.get(1)))};
            case "postbacks-refused", "postbacks-dead", "import-rows-rejected", "conversions-waiting" -> new Object[] {fmt.exact(Long.valueOf(said.get(0)))};
            default -> said.toArray();
        };
    }

    private String figure(String metric, String value, String currency) {
        BigDecimal number = new BigDecimal(value);
        Metric known = metrics.get(metric);
        return switch (known == null ? "" : known.unit()) {
            case "money" -> fmt.majorMoney(number, currency);
            case "percent" -> fmt.percent(number);
            default -> fmt.fixed(number, 2);
        };
    }

    private String money(String amountAndCurrency) {
        String[] parts = amountAndCurrency.split(" ");
        return fmt.majorMoney(new BigDecimal(parts[0]), parts[1]);
    }
}
