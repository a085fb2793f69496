package io.plumbline.reporting.export;

import static io.plumbline.reporting.Fixture.SHOP;
import static io.plumbline.reporting.Fixture.SPRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.reporting.Facts;
import io.plumbline.reporting.Fixture;
import io.plumbline.reporting.Rates;
import io.plumbline.reporting.TestDatabase;
import io.plumbline.reporting.api.Exports;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.query.Scope;
import io.plumbline.reporting.query.Tabulated;
import io.plumbline.reporting.query.Tabulator;
import io.plumbline.reporting.rollup.Recorder;
import io.plumbline.tracking.api.Tally;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTest {

    private static final String NOON = "2026-11-20T12:00:00Z";

    @TempDir
    private Path folder;

    @Test
    void the_whole_answer_is_written_with_names_ids_and_totals() throws Exception {
        Tabulated all = tabulate(List.of("campaign", "sub1"), List.of("clicks", "revenue", "cpa"), 2,
                Fixture.clicks(NOON, Fixture.where(SHOP, SPRING, "native", null, "a,\"b\"", null, null, null), 2),
                Fixture.conversion(NOON, Fixture.where(SHOP, SPRING, "native", null, "=1+1", "sale", "approved", "EUR"), -1250),
                Fixture.clicks(NOON, Fixture.where(SHOP, null, "native", null, "-12.5", null, null, null), 1));
        assertThat(csv(all)).isEqualTo("campaign,campaignId,sub1,clicks,revenue,cpa\r\n"
                + "\"Grüße; Spring\"," + SPRING + ",'=1+1,0,-12.50,0.00\r\n"
                + "\"Grüße; Spring\"," + SPRING + ",\"a,\"\"b\"\"\",2,0.00,\r\n"
                + ",,-12.5,1,0.00,\r\n"
                + "Total,,,3,-12.50,0.00\r\n");
    }

    @Test
    void a_spreadsheet_has_numbers_as_numbers_and_every_row() throws Exception {
        List<Tally> many = new ArrayList<>();
        for (int i = 0; i < 2500; i++) {
            many.add(Fixture.clicks(NOON, Fixture.where(SHOP, SPRING, "native", null, "s\u0001" + i, null, null, null), 1));
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ExportDesk.write(tabulate(List.of("sub1"), List.of("clicks", "cost"), 10, many.toArray(Tally[]::new)), Exports.Spelling.CODES, new XlsxFile(file));
        String sheet = entry(file.toByteArray(), "xl/worksheets/sheet1.xml");
        assertThat(sheet.split("<row ", -1)).hasSize(2500 + 2 + 1);
        assertThat(sheet).contains("<v>2500</v>").doesNotContain("\u0001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "＠x", "\u00a0=1", "\ufeff=1", "-"})
    void what_a_spreadsheet_would_run_is_made_text(String text) {
        assertThat(Cells.harmless(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-12.5", "+49", "spring = summer", "a-b", "", "é"})
    void what_is_harmless_stays_as_it_is(String text) {
        assertThat(Cells.harmless(text)).isEqualTo(text);
    }

    private static Tabulated tabulate(List<String> dimensions, List<String> metrics, int limit, Tally... tallies) throws Exception {
        try (Connection connection = DriverManager.getConnection(TestDatabase.H2.create())) {
            Facts facts = new Facts(connection);
            facts.advertiser(SHOP, "Shop", "EUR", "UTC");
            facts.campaign(SPRING, SHOP, "Grüße; Spring", "native", "active", "[]");
            Recorder.record(connection, List.of(tallies));
            return new Tabulator(connection, Rates.none(), Scope.ALL).answer(new Question(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 20), "UTC",
                    "EUR", dimensions, metrics, List.of(), null, null, limit, null));
        }
    }

    private static String csv(Tabulated all) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ExportDesk.write(all, Exports.Spelling.CODES, new CsvFile(file));
        return file.toString(StandardCharsets.UTF_8);
    }

    /** By the table of contents at its end, as spreadsheets do. */
    private String entry(byte[] content, String name) throws Exception {
        Path file = Files.write(folder.resolve("report.xlsx"), content);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
