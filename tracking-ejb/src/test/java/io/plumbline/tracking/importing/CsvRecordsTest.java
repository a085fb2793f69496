package io.plumbline.tracking.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.tracking.api.ImportKind;
import io.plumbline.tracking.importing.CsvRecords.Entry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvRecordsTest {

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_column() throws IOException {
        assertThat(header("\uFEFFcustomer_id,time,channel\n").has("customer_id")).isTrue();
    }

    @Test
    void semicolons_and_commas_are_told_apart_by_the_header() throws IOException {
        assertThat(header("customer_id;time;channel\n").delimiter()).isEqualTo(';');
        assertThat(header("customer_id,time,channel\n").delimiter()).isEqualTo(',');
        assertThat(header("\"customer_id\";\"time, local\";\"channel\";\"time\"\n").delimiter()).isEqualTo(';');
    }

    @Test
    void headers_match_in_any_case_with_blanks_around() throws IOException {
        assertThat(header(" Customer_ID , TIME ,\"Channel\"\n").has("channel")).isTrue();
    }

    @Test
    void mapped_columns_are_found_under_the_names_of_the_file() throws IOException {
        Header header = Header.find(records("User;When;Medium\n"), Columns.of(ImportKind.TOUCHPOINTS),
                Map.of("customer_id", "user", "time", "When", "channel", "MEDIUM"));
        assertThat(header.cell(List.of("a", "b", "c"), "channel")).isEqualTo("c");
    }

    @Test
    void a_missing_column_is_named() {
        assertThatThrownBy(() -> header("customer_id,channel\n")).isInstanceOf(Unreadable.class).hasMessageContaining("time");
        assertThatThrownBy(() -> Header.find(records("customer_id,time,channel\n"), Columns.of(ImportKind.TOUCHPOINTS), Map.of("time", "Zeit")))
                .isInstanceOf(Unreadable.class).hasMessageContaining("Zeit");
        assertThatThrownBy(() -> header("customer_id,time,channel,time\n")).isInstanceOf(Unreadable.class).hasMessageContaining("twice");
        assertThatThrownBy(() -> header("")).isInstanceOf(Unreadable.class).hasMessageContaining("empty");
    }

    @Test
    void titles_before_the_header_are_passed_over() throws IOException {
        CsvRecords records = records("Campaign report\n\"1 Nov 2026, all\"\ndate,campaign,cost\n2026-11-01,Brand,1\n");
        Header.find(records, Columns.of(ImportKind.COSTS), Map.of());
        assertThat(records.next().cells()).containsExactly("2026-11-01", "Brand", "1");
    }

    @Test
    void quotes_hold_delimiters_quotes_and_line_ends() throws IOException {
        assertThat(all("a,\"b,\"\"c\"\"\r\nd\",e\r\nf,,\"\"\r\n")).extracting(Entry::cells)
                .containsExactly(List.of("a", "b,\"c\"\nd", "e"), List.of("f", "", ""));
    }

    @Test
    void lines_end_with_any_of_the_three_marks_and_blank_ones_are_no_rows() throws IOException {
        assertThat(all("a\r\rb\r\nc\n\n,,\nd")).extracting(entry -> entry.cells().get(0)).containsExactly("a", "b", "c", "d");
    }

    @Test
    void line_numbers_are_those_of_the_file() throws IOException {
        assertThat(all("a\n\"b\nb\"\n\nc\n")).extracting(Entry::line).containsExactly(1L, 2L, 5L);
    }

    @Test
    void a_quote_never_closed_costs_its_own_line_only() throws IOException {
        List<Entry> entries = all("a,1\n\"b,2\nc,3\nd,4\n");
        assertThat(entries).extracting(Entry::fault).containsExactly(null, "quote-unclosed", null, null);
        assertThat(entries).extracting(Entry::line).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void a_quote_closed_by_another_rows_quote_costs_no_good_row() throws IOException {
        List<Entry> entries = all("\"a,1\nb,2\n\"c\",3\nd,4\n");
        assertThat(entries).filteredOn(entry -> entry.fault() == null).extracting(entry -> entry.cells().get(0)).containsExactly("b", "c", "d");
        assertThat(entries.get(0).fault()).isEqualTo("quote-malformed");
    }

    @Test
    void a_row_wider_than_its_header_is_listed_unless_the_rest_is_empty() throws IOException {
        CsvRecords records = records("1,2,3\n1,2,,\n1,2\n");
        records.settle(',', 2);
        assertThat(records.next().fault()).isEqualTo("cells-too-many");
        assertThat(records.next().fault()).isNull();
        assertThat(records.next().fault()).isNull();
    }

    @Test
    void a_line_without_end_is_cut_and_listed() throws IOException {
        List<Entry> entries = all("a\n" + "x".repeat(CsvLines.LONGEST + 70_000) + "\nb\n");
        assertThat(entries).extracting(Entry::fault).containsExactly(null, "line-too-long", null);
    }

    @Test
    void bytes_that_are_no_utf8_spoil_their_cell_only() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write("customer_id,time,channel\nM".getBytes(StandardCharsets.UTF_8));
        file.write(0xFC);
        file.write("ller,t,Bücher\n".getBytes(StandardCharsets.UTF_8));
        CsvRecords records = new CsvRecords(new CsvLines(new ByteArrayInputStream(file.toByteArray())));
        Header header = Header.find(records, Columns.of(ImportKind.TOUCHPOINTS), Map.of());
        Row row = new Row(records.next().cells(), header);
        assertThatThrownBy(() -> row.text("customer_id", 256)).isInstanceOfSatisfying(BadRow.class, bad -> assertThat(bad.code()).isEqualTo("encoding-malformed"));
        assertThat(row.text("channel", 64)).isEqualTo("Bücher");
    }

    private static Header header(String text) throws IOException {
        return Header.find(records(text), Columns.of(ImportKind.TOUCHPOINTS), Map.of());
    }

    private static List<Entry> all(String text) throws IOException {
        CsvRecords records = records(text);
        List<Entry> entries = new ArrayList<>();
        for (Entry entry = records.next(); entry != null; entry = records.next()) {
            entries.add(entry);
        }
        return entries;
    }

    private static CsvRecords records(String text) throws IOException {
        return new CsvRecords(new CsvLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }
}
