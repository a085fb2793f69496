package io.plumbline.web.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.LedgerLine;
import io.plumbline.campaign.api.LedgerSpan;
import io.plumbline.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DatevFileTest {

    /** Of DATEV's own sample file for version 13. */
    private static final String SAMPLE = "\"EXTF\";700;21;\"Buchungsstapel\";13;20240130140440439;;\"RE\";\"\";\"\";29098;55003;20240101;4;20240101;20240831;\"Buchungsstapel\";\"WD\";1;0;0;\"EUR\";;\"\";;;\"03\";;;\"\";\"\"";
    private static final LedgerSpan SPAN = new LedgerSpan(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 8, 31), null);

    @Test
    void the_head_is_the_published_one_but_for_the_names_of_who_writes() {
        String head = DatevFile.head(SPAN, new DatevFile.Desk(29_098, 55_003, 1, 4, "EUR"), Instant.parse("2024-01-30T14:04:40.439Z"));

        List<String> ours = List.of(head.split(";", -1));
        List<String> published = List.of(SAMPLE.split(";", -1));
        assertThat(ours).hasSize(31).hasSameSizeAs(published);
        for (int i = 0; i < 31; i++) {
            if (!List.of(7, 16, 17, 26).contains(i)) {
                assertThat(ours.get(i)).as("field " + (i + 1)).isEqualTo(published.get(i));
            }
        }
    }

    @Test
    void a_row_has_the_columns_where_the_format_has_them() {
        assertThat(DatevFile.COLUMNS).hasSize(125).doesNotHaveDuplicates();
        List<String> cells = List.of(DatevFile.row(line("say \"hi\"\n; or not", "4711")).split(";(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1));

        assertThat(cells).hasSize(125);
        assertThat(cells.subList(0, 14)).containsExactly("1234,50", "\"S\"", "\"EUR\"", "", "", "", "4730", "70001", "", "3103", "\"00000000000000010000000000000002\"", "", "",
                "\"say \"\"hi\"\" ; or not\"");
        assertThat(cells.get(36)).isEqualTo("\"4711\"");
        assertThat(cells.get(102)).isEqualTo("\"" + new UUID(0, 3) + "\"");
        assertThat(cells.get(113)).isEqualTo("0");
        assertThat(DatevFile.row(line("x".repeat(100), null)).split(";")[13]).hasSize(62);
    }

    @Test
    void a_fiscal_year_may_begin_in_any_month() {
        assertThat(DatevFile.head(SPAN, new DatevFile.Desk(29_098, 55_003, 7, 4, "EUR"), Instant.EPOCH).split(";")[12]).isEqualTo("20230701");
    }

    private static LedgerLine line(String reason, String costCentre) {
        return new LedgerLine(new UUID(0, 3), new UUID(1, 2), "conversion:1:approval", LocalDate.of(2024, 3, 31), LocalDate.of(2024, 3, 31),
                new LedgerLine.Side(new UUID(0, 1), "commission-cost", null, "4730"), new LedgerLine.Side(new UUID(0, 2), "partner-payable", null, "70001"),
                Money.of("1234.50", "EUR"), costCentre, null, "conversion", new UUID(0, 4), reason, Instant.EPOCH, "x");
    }
}
