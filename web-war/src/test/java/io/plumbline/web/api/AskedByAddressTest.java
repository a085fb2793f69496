package io.plumbline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the endpoints read from the address is what their description says. */
class AskedByAddressTest {

    private static final Pattern WHERE = Pattern.compile("@Path\\(\"([^\"]*)\"\\)");
    private static final Pattern ASKED = Pattern.compile("(new Query|EventQuery\\.of|FileAnswer\\.format|FileAnswer\\.of)\\(([^;]*?\\b)?http((?:, \"\\w+\")*)[,)]");
    private static final Pattern NAME = Pattern.compile("\"(\\w+)\"");

    @Test
    void every_name_that_an_endpoint_reads_is_described() throws IOException {
        List<String> missing = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/plumbline/web/api"))) {
            for (Path file : files.filter(f -> f.toString().endsWith("Resource.java")).toList()) {
                undescribed(Files.readString(file)).forEach(names -> missing.add(file.getFileName() + " reads " + names));
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void a_name_that_nobody_described_is_found() {
        assertThat(undescribed("@Path(\"/budgets\") class B { void list() { new Query(http, \"advertiser\"); } }")).isEmpty();
        assertThat(undescribed("@Path(\"/budgets\") class B { void list() { new Query(http, \"advertiser\", \"partner\"); } }"))
                .containsExactly(Set.of("advertiser", "partner"));
    }

    private static List<Set<String>> undescribed(String source) {
        Matcher where = WHERE.matcher(source);
        String base = where.find() ? where.group(1) : "";
        List<Set<String>> described = AskedByAddress.names().entrySet().stream()
                .filter(operation -> operation.getKey().split(" ")[1].startsWith(base)).map(operation -> asked(operation.getValue())).toList();
        List<Set<String>> found = new ArrayList<>();
        Matcher asked = ASKED.matcher(source);
        while (asked.find()) {
            Set<String> names = read(asked.group(1), asked.group(3));
            if (!names.isEmpty() && !described.contains(names)) {
                found.add(names);
            }
        }
        return found;
    }

    private static Set<String> read(String by, String literals) {
        if (by.startsWith("FileAnswer")) {
            return Set.of("format");
        }
        Set<String> names = by.startsWith("EventQuery") ? new TreeSet<>(Set.of(EventQuery.KNOWN)) : new TreeSet<>();
        Matcher name = NAME.matcher(literals);
        while (name.find()) {
            names.add(name.group(1));
        }
        return names;
    }

    /** Pages are asked for everywhere alike. */
    private static Set<String> asked(List<String> names) {
        Set<String> asked = new TreeSet<>(names);
        asked.removeAll(Set.of("limit", "cursor"));
        return asked;
    }
}
