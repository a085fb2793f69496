package io.plumbline.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever reads a figure finds what it counts one hover or focus away. */
class DefinitionsTest {

    private static final Map<String, String> AREAS =
            Map.of("msg", "common", "plan", "planning", "track", "tracking", "rep", "reports", "adm", "admin", "own", "partner", "prog", "programme", "lib", "library");
    private static final Pattern HEAD = Pattern.compile("<th[^>]*class=\"number[^\"]*\"[^>]*>(.*?)</th>", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile("<p:column [^>]*headerText=\"([^\"]*)\"[^>]*styleClass=\"number[^\"]*\"[^>]*>(<f:facet name=\"header\"><pl:term )?");
    private static final Pattern KEY = Pattern.compile("#\\{(\\w+)\\['([\\w.]+)'\\]\\}");
    private static final Pattern TERM = Pattern.compile("<pl:term word=\"#\\{(\\w+)\\['([\\w.]+)'\\]\\}[^\"]*\" means=\"#\\{(\\w+)\\['([\\w.]+)'\\]\\}\"/>");
    /** The word is the definition. */
    private static final Set<String> PLAIN = Set.of("track importview.line", "track postbacks.status", "track trules.version", "track imports.rows", "plan agreement.accepted.version", "plan calculator.days",
            "plan field.budget", "plan figures.before", "plan invoice.size", "plan simulation.seed", "plan statements.lines", "plan statements.number", "plan statements.total",
            "rep overview.trend.before", "rep runs.done", "own lead.line", "own statements.number", "own statements.total", "adm adjust.amount", "adm persons.rows", "adm retention.rows",
            "prog messages.unread", "prog terms.accepted");

    @Test
    void a_head_of_figures_says_what_they_count() {
        Set<String> silent = new TreeSet<>();
        for (Path page : Sheets.files(".xhtml")) {
            if (page.endsWith("style-guide.xhtml")) {
                continue;
            }
            String text = Sheets.text(page);
            Matcher head = HEAD.matcher(text);
            while (head.find()) {
                if (!head.group(1).startsWith("<pl:term ")) {
                    note(silent, page, head.group(1));
                }
            }
            Matcher column = COLUMN.matcher(text);
            while (column.find()) {
                if (column.group(2) == null) {
                    note(silent, page, column.group(1));
                }
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void a_word_has_its_own_definition_beside_it() throws IOException {
        Set<String> strange = new TreeSet<>();
        for (Path page : Sheets.files(".xhtml")) {
            Matcher term = TERM.matcher(Sheets.text(page));
            while (term.find()) {
                boolean own = term.group(4).equals(term.group(2) + ".def") || term.group(4).endsWith(".explain");
                if (!own || !bundle(term.group(3), "en").containsKey(term.group(4))) {
                    strange.add(page + ": " + term.group());
                }
            }
        }
        assertThat(strange).isEmpty();
    }

    @Test
    void every_metric_of_reports_has_a_definition_in_both_languages() throws IOException {
        for (String language : Set.of("en", "de")) {
            Properties reports = bundle("rep", language);
            Set<String> metrics = new TreeSet<>(reports.stringPropertyNames().stream().filter(key -> key.matches("metric\\.\\w+")).toList());
            assertThat(metrics).hasSizeGreaterThan(40);
            assertThat(metrics).allSatisfy(metric -> assertThat(reports.getProperty(metric + ".def")).as(language + " " + metric).isNotBlank());
        }
    }

    private static void note(Set<String> silent, Path page, String head) {
        Matcher key = KEY.matcher(head);
        if (key.find() && AREAS.containsKey(key.group(1)) && !PLAIN.contains(key.group(1) + " " + key.group(2))) {
            silent.add(page.getFileName() + " in " + page.getParent().getFileName() + ": " + key.group(1) + " " + key.group(2));
        }
    }

    private static Properties bundle(String area, String language) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/io/plumbline/web/messages", AREAS.get(area) + "_" + language + ".properties"))) {
            words.load(reader);
        }
        return words;
    }
}
