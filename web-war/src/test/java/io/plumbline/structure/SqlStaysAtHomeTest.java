package io.plumbline.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A room's SQL names its own tables and, of its neighbours, only what they publish as {@code pub_…} views. */
class SqlStaysAtHomeTest {

    private static final Pattern TABLE = Pattern.compile(
            "(?i)\\b(?:from|join|into|update|references|table)\\s+(campaign|tracking|reporting)\\s*\\.\\s*(\\w+)");
    private static final List<String> ROOMS = List.of("campaign", "tracking", "reporting");

    @Test
    void no_room_reads_or_writes_a_neighbours_table() throws IOException {
        List<String> breaches = new ArrayList<>();
        for (String room : ROOMS) {
            try (Stream<Path> files = Files.walk(Path.of("..", room + "-ejb", "src/main"))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java") || f.toString().endsWith(".sql")).toList()) {
                    breaches(room, Files.readString(file)).forEach(b -> breaches.add(file + ": " + b));
                }
            }
        }
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                breaches("web", Files.readString(file)).forEach(b -> breaches.add(file + ": " + b));
            }
        }
        assertThat(breaches).isEmpty();
    }

    @Test
    void a_query_into_a_neighbours_table_is_found() {
        assertThat(breaches("reporting", "\"select id from tracking.click where 1 = 1\"")).containsExactly("tracking.click");
        assertThat(breaches("tracking", "update campaign.ledger_posting set amount_minor = 0")).containsExactly("campaign.ledger_posting");
        assertThat(breaches("reporting", "select * from tracking.pub_click join reporting.slice s")).isEmpty();
    }

    private static List<String> breaches(String room, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = TABLE.matcher(text);
        while (matcher.find()) {
            boolean own = matcher.group(1).equalsIgnoreCase(room);
            boolean published = matcher.group(2).toLowerCase().startsWith("pub_");
            if (!own && !published) {
                found.add(matcher.group(1) + "." + matcher.group(2));
            }
        }
        return found;
    }
}
