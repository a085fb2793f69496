package io.plumbline.tracking.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventEraserTest {

    private static final Pattern DROPPED = Pattern.compile("(?i)drop table tracking\\.(\\w+)");
    private static final Pattern TABLE = Pattern.compile("create table tracking\\.(\\w+)");

    @Test
    void a_reset_reaches_every_table_of_the_room() throws IOException {
        Set<String> made = new TreeSet<>();
        Set<String> gone = new TreeSet<>();
        try (Stream<Path> migrations = Files.walk(Path.of("src/main/resources/db/tracking"))) {
            for (Path migration : migrations.filter(Files::isRegularFile).toList()) {
                Matcher table = TABLE.matcher(Files.readString(migration));
                while (table.find()) {
                    made.add(table.group(1));
                }
                DROPPED.matcher(Files.readString(migration)).results().forEach(drop -> gone.add(drop.group(1)));
            }
        }
        made.removeAll(gone);
        assertThat(Stream.concat(EventEraser.GONE.stream(), EventEraser.KEPT.stream())).containsExactlyInAnyOrderElementsOf(made);
    }
}
