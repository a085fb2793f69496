package io.plumbline.campaign.payout;

import io.plumbline.campaign.api.Invoicing;
import io.plumbline.campaign.payout.Paper.Row;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** What a statement says in its language. Figures and days are written here, not by the platform's locales: those change with its version. */
final class StatementWords {

    private final Paper paper;
    private final ResourceBundle bundle;
    private final boolean german;

    StatementWords(Paper paper) {
        this.paper = paper;
        this.german = "de".equals(paper.language());
        this.bundle = ResourceBundle.getBundle("io.plumbline.campaign.payout.statement_" + (german ? "de" : "en"), Locale.ROOT, StatementWords.class.getClassLoader());
    }

    String title() {
        return bundle.getString(paper.paysAgainOnly() ? "title.again" : paper.invoicing() == Invoicing.SELF_BILLING ? "title.self-billing" : "title.own-invoice");
    }

    String of(String key, String value) {
        return bundle.getString(key).replace("{0}", value).strip();
    }

    String supply(Row row) {
        String kind = bundle.getString("kind." + (bundle.containsKey("kind." + row.kind()) ? row.kind() : "other"));
        return row.campaign().isEmpty() ? kind : kind + ", " + row.campaign();
    }

    /** Empty where nothing new was supplied. */
    Optional<String> period() {
        if (paper.supply() == null) {
            return Optional.of(day(paper.from()) + " – " + day(paper.periodEnd()));
        }
        LocalDate from = paper.supply().from();
        LocalDate to = paper.supply().to();
        return Optional.ofNullable(from).map(day -> day.equals(to) ? day(day) : day(day) + " – " + day(to));
    }

    String vat() {
        return of("vat", percent());
    }

    List<String> notes() {
        if (paper.paysAgainOnly()) {
            return List.of(bundle.getString("note.again"), bundle.getString("note.returned"));
        }
        List<String> notes = new ArrayList<>();
        notes.add(bundle.getString(paper.invoicing() == Invoicing.SELF_BILLING ? "note.self-billing" : "note.own-invoice"));
        notes.add(of("note." + paper.vatTreatment().key(), percent()));
        if (paper.supply() != null && !paper.supply().corrects().isEmpty()) {
            notes.add(of("note.corrects", String.join(", ", paper.supply().corrects())));
        }
        if (paper.returned() != 0) {
            notes.add(bundle.getString("note.returned"));
        }
        return notes;
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(german ? "dd.MM.uuuu" : "uuuu-MM-dd", Locale.ROOT).format(day);
    }

    String amount(long minor) {
        return decimal(new Money(minor, paper.currency()).amount());
    }

    private String percent() {
        return decimal(paper.vatPercent().stripTrailingZeros()) + " %";
    }

    private String decimal(BigDecimal number) {
        String[] parts = number.abs().toPlainString().split("\\.");
        String grouped = parts[0].replaceAll("(?<=\\d)(?=(\\d{3})+$)", german ? "." : ",");
        return (number.signum() < 0 ? "-" : "") + grouped + (parts.length == 1 ? "" : (german ? "," : ".") + parts[1]);
    }
}
