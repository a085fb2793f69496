package io.plumbline.tracking.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.tracking.store.Utf8;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchedRowsTest {

    private static final long SEED = 20261123L;
    private static final List<String> WORDS = List.of("", "a", "b", "größer");

    @Test
    void texts_that_repeat_change_and_are_missing_in_between_are_stored_as_they_are() throws SQLException {
        Random random = new Random(SEED);
        List<List<String>> told = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            List<String> texts = new ArrayList<>();
            for (int column = 0; column < 3; column++) {
                texts.add(random.nextInt(4) == 0 ? null : WORDS.get(random.nextInt(WORDS.size())));
            }
            told.add(texts);
            rows.add(new Object[] {i, utf8(texts.get(0)), utf8(texts.get(1)), texts.get(2)});
        }
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
            connection.createStatement().execute("create table told (id integer, a varchar, b varchar, c varchar)");
            new BatchedRows().write(connection, "told", List.of("id", "a", "b", "c"), rows);
            List<List<String>> stored = new ArrayList<>();
            try (ResultSet row = connection.createStatement().executeQuery("select a, b, c from told order by id")) {
                while (row.next()) {
                    List<String> texts = new ArrayList<>();
                    for (int column = 1; column <= 3; column++) {
                        texts.add(row.getString(column));
                    }
                    stored.add(texts);
                }
            }
            assertThat(stored).as("seed " + SEED).isEqualTo(told);
        }
    }

    private static Utf8 utf8(String text) {
        if (text == null) {
            return null;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Utf8(bytes, 0, bytes.length);
    }
}
