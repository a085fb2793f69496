package io.plumbline.web.api.ledger;

import io.plumbline.campaign.api.LedgerLine;
import io.plumbline.campaign.api.LedgerSpan;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The ledger as DATEV takes it in: EXTF, category 21 (Buchungsstapel), version 13, as <a href="https://developer.datev.de/datev/platform/de/dtvf/formate/buchungsstapel">published</a>.
 * One fiscal year and one currency a file.
 */
@RequestScoped
public class DatevFile {

    /**
     * Who is written to.
     *
     * @param consultant    number of the tax consultant (Beraternummer), 1001 to 9999999
     * @param client        number of the client (Mandantennummer), 1 to 99999
     * @param firstMonth    with which the fiscal year begins, 1 to 12
     * @param accountLength digits of impersonal accounts, 4 to 8; vendors have one more
     * @param currency      of the postings that are wanted
     */
    public record Desk(int consultant, int client, int firstMonth, int accountLength, String currency) {
    }

    static final int MOST = 99_999;
    static final List<String> COLUMNS = columns();
    static final Charset ANSI = Charset.forName("windows-1252");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS");
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("ddMM");
    private static final int TEXT = 60;
    private static final int COST_CENTRE = 36;

    @Inject
    private LedgerFile file;
    @Inject
    private Clock clock;

    /** Whatever DATEV would refuse is refused before there is a file. @throws Conflict code {@code chart-not-numeric, too-many-postings} */
    public void check(LedgerSpan span, Desk desk) {
        new Check().that(desk.consultant() >= 1001 && desk.consultant() <= 9_999_999, "consultant", "number-out-of-range", "A consultant's number is from 1001 to 9999999.")
                .that(desk.client() >= 1 && desk.client() <= 99_999, "client", "number-out-of-range", "A client's number is from 1 to 99999.")
                .that(desk.firstMonth() >= 1 && desk.firstMonth() <= 12, "firstMonth", "number-out-of-range", "A month is from 1 to 12.")
                .that(desk.accountLength() >= 4 && desk.accountLength() <= 8, "accountLength", "number-out-of-range", "Accounts have 4 to 8 digits.")
                .currency("currency", desk.currency())
                .that(yearOf(span.from(), desk).equals(yearOf(span.to(), desk)), "to", "two-years", "One file is of one fiscal year.").done();
        Set<String> names = new TreeSet<>();
        int lines = 0;
        for (Iterator<LedgerLine> wanted = wanted(span, desk); wanted.hasNext() && lines <= MOST;) {
            LedgerLine line = wanted.next();
            lines++;
            Stream.of(line.debit().erpAccount(), line.credit().erpAccount()).filter(name -> !name.matches("[0-9]{" + desk.accountLength() + "," + (desk.accountLength() + 1) + "}")).forEach(names::add);
        }
        if (!names.isEmpty()) {
            throw new Conflict("chart-not-numeric", "DATEV knows accounts by " + desk.accountLength() + " digits, vendors by one more. Number these in the chart of accounts: "
                    + String.join(", ", names.stream().limit(20).toList()) + ".");
        }
        if (lines > MOST) {
            throw new Conflict("too-many-postings", "A file holds at most " + MOST + " postings: ask for fewer days, or for one advertiser.");
        }
    }

    public void write(LedgerSpan span, Desk desk, OutputStream to) {
        try (Writer out = new BufferedWriter(new OutputStreamWriter(to, ANSI))) {
            out.write(head(span, desk, clock.instant()) + "\r\n" + String.join(";", COLUMNS) + "\r\n");
            for (Iterator<LedgerLine> wanted = wanted(span, desk); wanted.hasNext();) {
                out.write(row(wanted.next()) + "\r\n");
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public static String name(LedgerSpan span) {
        return "EXTF_Buchungsstapel_" + DAY.format(span.from()) + "_" + DAY.format(span.to()) + ".csv";
    }

    static String head(LedgerSpan span, Desk desk, Instant now) {
        List<String> cells = new ArrayList<>(List.of("\"EXTF\"", "700", "21", "\"Buchungsstapel\"", "13", MOMENT.format(now.atOffset(ZoneOffset.UTC)), "", "\"PL\"", "\"\"", "\"\"",
                "" + desk.consultant(), "" + desk.client(), DAY.format(yearOf(span.from(), desk)), "" + desk.accountLength(), DAY.format(span.from()), DAY.format(span.to()),
                "\"Plumbline\"", "\"\"", "1", "0", "0", "\"" + desk.currency() + "\"", "", "\"\"", "", "", "\"\"", "", "", "\"\"", "\"\""));
        return String.join(";", cells);
    }

    static String row(LedgerLine line) {
        List<String> cells = new ArrayList<>(Collections.nCopies(COLUMNS.size(), ""));
        set(cells, "Umsatz (ohne Soll/Haben-Kz)", line.amount().amount().setScale(2, RoundingMode.UNNECESSARY).toPlainString().replace('.', ','));
        set(cells, "Soll/Haben-Kennzeichen", "\"S\"");
        set(cells, "WKZ Umsatz", "\"" + line.amount().currency() + "\"");
        set(cells, "Konto", line.debit().erpAccount());
        set(cells, "Gegenkonto (ohne BU-Schlüssel)", line.credit().erpAccount());
        set(cells, "Belegdatum", DAY_OF_YEAR.format(line.accountingDate()));
        set(cells, "Belegfeld 1", "\"" + line.entryId().toString().replace("-", "") + "\"");
        set(cells, "Buchungstext", text(line.reason() == null || line.reason().isBlank() ? line.reference() : line.reason(), TEXT));
        set(cells, "KOST1 - Kostenstelle", text(line.costCentre() == null ? "" : line.costCentre(), COST_CENTRE));
        set(cells, "Buchungs GUID", "\"" + line.id() + "\"");
        set(cells, "Festschreibung", "0");
        return String.join(";", cells);
    }

    private static void set(List<String> cells, String column, String cell) {
        cells.set(COLUMNS.indexOf(column), cell);
    }

    private static String text(String text, int most) {
        String plain = text.replaceAll("[\\p{Cntrl}]+", " ").strip();
        return "\"" + (plain.length() <= most ? plain : plain.substring(0, most)).replace("\"", "\"\"") + "\"";
    }

    private Iterator<LedgerLine> wanted(LedgerSpan span, Desk desk) {
        return file.lines(span).filter(line -> line.amount().currency().equals(desk.currency())).iterator();
    }

    private static LocalDate yearOf(LocalDate day, Desk desk) {
        LocalDate begin = LocalDate.of(day.getYear(), Math.max(1, Math.min(12, desk.firstMonth())), 1);
        return day.isBefore(begin) ? begin.minusYears(1) : begin;
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("Umsatz (ohne Soll/Haben-Kz)", "Soll/Haben-Kennzeichen", "WKZ Umsatz", "Kurs", "Basis-Umsatz", "WKZ Basis-Umsatz", "Konto",
                "Gegenkonto (ohne BU-Schlüssel)", "BU-Schlüssel", "Belegdatum", "Belegfeld 1", "Belegfeld 2", "Skonto", "Buchungstext", "Postensperre", "Diverse Adressnummer",
                "Geschäftspartnerbank", "Sachverhalt", "Zinssperre", "Beleglink"));
        IntStream.rangeClosed(1, 8).forEach(i -> columns.addAll(List.of("Beleginfo - Art " + i, "Beleginfo - Inhalt " + i)));
        columns.addAll(List.of("KOST1 - Kostenstelle", "KOST2 - Kostenstelle", "Kost-Menge", "EU-Land u. UStID (Bestimmung)", "EU-Steuersatz (Bestimmung)", "Abw. Versteuerungsart",
                "Sachverhalt L+L", "Funktionsergänzung L+L", "BU 49 Hauptfunktionstyp", "BU 49 Hauptfunktionsnummer", "BU 49 Funktionsergänzung"));
        // The gap before the first dash, and none before the second, are DATEV's own.
        IntStream.rangeClosed(1, 20).forEach(i -> columns.addAll(List.of("Zusatzinformation - Art " + i, "Zusatzinformation- Inhalt " + i)));
        columns.addAll(List.of("Stück", "Gewicht", "Zahlweise", "Forderungsart", "Veranlagungsjahr", "Zugeordnete Fälligkeit", "Skontotyp", "Auftragsnummer", "Buchungstyp",
                "USt-Schlüssel (Anzahlungen)", "EU-Land (Anzahlungen)", "Sachverhalt L+L (Anzahlungen)", "EU-Steuersatz (Anzahlungen)", "Erlöskonto (Anzahlungen)", "Herkunft-Kz",
                "Buchungs GUID", "KOST-Datum", "SEPA-Mandatsreferenz", "Skontosperre", "Gesellschaftername", "Beteiligtennummer", "Identifikationsnummer", "Zeichnernummer",
                "Postensperre bis", "Bezeichnung SoBil-Sachverhalt", "Kennzeichen SoBil-Buchung", "Festschreibung", "Leistungsdatum", "Datum Zuord. Steuerperiode", "Fälligkeit",
                "Generalumkehr (GU)", "Steuersatz", "Land", "Abrechnungsreferenz", "BVV-Position", "EU-Land u. UStID (Ursprung)", "EU-Steuersatz (Ursprung)", "Abw. Skontokonto"));
        return List.copyOf(columns);
    }
}
