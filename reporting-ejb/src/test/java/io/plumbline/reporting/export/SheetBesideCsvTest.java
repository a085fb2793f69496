package io.plumbline.reporting.export;

import static io.plumbline.reporting.Fixture.SHOP;
import static io.plumbline.reporting.Fixture.SPRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.reporting.Facts;
import io.plumbline.reporting.Fixture;
import io.plumbline.reporting.Rates;
import io.plumbline.reporting.TestDatabase;
import io.plumbline.reporting.api.Exports;
import io.plumbline.reporting.api.Grid;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.query.Scope;
import io.plumbline.reporting.query.Tabulated;
import io.plumbline.reporting.query.Tabulator;
import io.plumbline.reporting.rollup.Recorder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SheetBesideCsvTest {

    private static final String NOON = "2026-11-20T12:00:00Z";

    @Test
    void a_table_is_the_same_in_both_files_and_days_and_numbers_are_what_they_are() throws Exception {
        Grid grid = new Grid(List.of("day", "channel", "clicks", "rate", "value", "settled", "note"), List.of(
                Arrays.asList(LocalDate.of(2026, 2, 28), "paid-search", 1_234_567L, 0.125, new BigDecimal("-12.50"), "true", null),
                Arrays.asList(LocalDate.of(2026, 3, 1), "=cmd", 0, 1e-7, new BigDecimal("0.00"), "false", "a;\"b\"\n,c"),
                Arrays.asList("(all)", null, 1_234_567L, null, new BigDecimal("-12.50"), null, "")));
        List<List<Workbook.Cell>> sheet = Workbook.read(file(grid, XlsxFile::new));
        assertThat(texts(sheet)).isEqualTo(csv(new String(file(grid, CsvFile::new), StandardCharsets.UTF_8)));
        assertThat(sheet.get(1)).extracting(Workbook.Cell::value).startsWith(LocalDate.of(2026, 2, 28), "paid-search", new BigDecimal("1234567"));
        assertThat((BigDecimal) sheet.get(1).get(4).value()).isEqualByComparingTo("-12.5");
        assertThat(sheet.get(1).get(5).value()).isEqualTo("true");
    }

    @Test
    void money_of_a_report_says_its_currency_and_still_is_a_number_and_a_day_a_day() throws Exception {
        Tabulated all = report();
        List<List<Workbook.Cell>> sheet = Workbook.read(written(all, Exports.Spelling.CODES, true));
        assertThat(texts(sheet)).isEqualTo(csv(new String(written(all, Exports.Spelling.CODES, false), StandardCharsets.UTF_8)));
        assertThat(sheet.get(0)).extracting(Workbook.Cell::value).containsExactly("date", "channel", "experiment", "experimentId", "clicks", "revenue", "cpc", "cr");
        assertThat(sheet.get(1)).extracting(Workbook.Cell::value).startsWith(LocalDate.of(2026, 11, 20), "paid-search", null, null, new BigDecimal("3"));
        assertThat(sheet.get(1)).extracting(Workbook.Cell::format).containsExactly("yyyy-mm-dd", "General", "General", "General", "General", "#,##0.00 \"EUR\"", "#,##0.00#### \"EUR\"", "General");
        assertThat(sheet.get(2).get(5).format()).as("the total").isEqualTo("#,##0.00 \"EUR\"");
    }

    @Test
    void codes_are_spelt_for_people_when_asked_for() throws Exception {
        assertThat(Workbook.read(written(report(), (dimension, code) -> dimension + ":" + code, true)).get(1).get(1).value()).isEqualTo("channel:paid-search");
    }

    private static Tabulated report() throws SQLException {
        try (Connection connection = DriverManager.getConnection(TestDatabase.H2.create())) {
            Facts facts = new Facts(connection);
            facts.advertiser(SHOP, "Shop", "EUR", "UTC");
            facts.campaign(SPRING, SHOP, "Spring", "paid-search", "active", "[]");
            Recorder.record(connection, List.of(Fixture.clicks(NOON, Fixture.where("paid-search", null, null, null), 3),
                    Fixture.conversion(NOON, Fixture.where("paid-search", "sale", "approved", "EUR"), 1_234_50), Fixture.cost(NOON, Fixture.where("paid-search", null, null, "EUR"), 1_000_000)));
            return new Tabulator(connection, Rates.none(), Scope.ALL).answer(new Question(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 20), "UTC", "EUR",
                    List.of("date", "channel", "experiment"), List.of("clicks", "revenue", "cpc", "cr"), List.of(), null, null, 10, null));
        }
    }

    private static byte[] written(Tabulated all, Exports.Spelling spelling, boolean sheet) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ExportDesk.write(all, spelling, sheet ? new XlsxFile(out) : new CsvFile(out));
        return out.toByteArray();
    }

    private interface Writes {
        ReportFile to(ByteArrayOutputStream out);
    }

    private static byte[] file(Grid grid, Writes writes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportFile file = writes.to(out);
        file.row(grid.header());
        for (List<Object> row : grid.rows()) {
            file.row(row);
        }
        file.finish();
        return out.toByteArray();
    }

    /** As CSV has them; a spreadsheet's text needs no quote against formulas. */
    private static List<List<String>> texts(List<List<Workbook.Cell>> sheet) {
        int width = sheet.get(0).size();
        return sheet.stream().map(row -> IntStream.range(0, width).mapToObj(i -> i < row.size() ? row.get(i).value() : null)
                .map(value -> value == null ? "" : value instanceof BigDecimal number ? plain(number) : value.toString()).toList()).toList();
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** RFC 4180, by a reader of its own. */
    private static List<List<String>> csv(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        Consumer<List<String>> close = cells -> cells.add(asNumber(cell.toString()));
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append(text.charAt(++i));
                } else if (c == '"') {
                    quoted = false;
                } else {
                    cell.append(c);
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',' || c == '\r') {
                close.accept(row);
                cell.setLength(0);
                if (c == '\r') {
                    rows.add(row);
                    row = new ArrayList<>();
                    i++;
                }
            } else {
                cell.append(c);
            }
        }
        return rows;
    }

    private static String asNumber(String text) {
        return text.matches("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?") ? plain(new BigDecimal(text)) : text.startsWith("'=") ? text.substring(1) : text;
    }
}
