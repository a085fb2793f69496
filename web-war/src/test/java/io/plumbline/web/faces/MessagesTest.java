package io.plumbline.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    private static final Path BUNDLES = Path.of("src/main/resources/io/plumbline/web/messages");
    private static final Map<String, String> AREAS =
            Map.of("msg", "common", "plan", "planning", "track", "tracking", "rep", "reports", "adm", "admin", "own", "partner", "prog", "programme", "lib", "library");
    private static final Pattern KEY = Pattern.compile("\\b(msg|plan|track|rep|adm|own|prog|lib)\\[\\s*'([^']+)'\\s*(\\]|\\.concat)");
    private static final Pattern PROPERTY = Pattern.compile("(?<![\\w.'])(msg|plan|track|rep|adm|own|prog|lib)\\.([a-zA-Z]\\w*)");

    @ParameterizedTest
    @ValueSource(strings = {"common", "planning", "tracking", "reports", "admin", "partner", "programme", "library", "landing", "faces"})
    void both_languages_have_the_same_keys_and_no_empty_text(String area) throws IOException {
        Properties english = bundle(area, "en");
        Properties german = bundle(area, "de");
        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        english.forEach((key, text) -> assertThat((String) text).as("en " + key).isNotBlank());
        german.forEach((key, text) -> assertThat((String) text).as("de " + key).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"common", "planning", "tracking", "reports", "admin", "partner", "programme", "library", "landing"})
    void no_key_is_written_twice_and_placeholders_agree(String area) throws IOException {
        for (String language : List.of("en", "de")) {
            List<String> keys = new ArrayList<>();
            for (String line : Files.readAllLines(file(area, language))) {
                if (!line.isBlank() && !line.startsWith("#") && line.contains("=")) {
                    keys.add(line.substring(0, line.indexOf('=')).strip());
                }
            }
            assertThat(keys).as(area + "_" + language).doesNotHaveDuplicates();
        }
        Properties german = bundle(area, "de");
        bundle(area, "en").forEach((key, text) ->
                assertThat(placeholders(german.getProperty((String) key))).as((String) key).isEqualTo(placeholders((String) text)));
    }

    @Test
    void every_text_a_page_asks_for_exists() throws IOException {
        Set<String> unknown = new TreeSet<>();
        for (Path page : Sheets.files(".xhtml")) {
            String text = Sheets.text(page);
            Matcher key = KEY.matcher(text);
            while (key.find()) {
                Properties bundle = bundle(AREAS.get(key.group(1)), "en");
                boolean known = key.group(3).equals("]") ? bundle.containsKey(key.group(2))
                        : bundle.stringPropertyNames().stream().anyMatch(k -> k.startsWith(key.group(2)));
                if (!known) {
                    unknown.add(page + ": " + key.group(1) + "['" + key.group(2) + "']");
                }
            }
            Matcher expression = Pattern.compile("#\\{[^}]*}").matcher(text);
            while (expression.find()) {
                Matcher property = PROPERTY.matcher(expression.group());
                while (property.find()) {
                    if (!bundle(AREAS.get(property.group(1)), "en").containsKey(property.group(2))) {
                        unknown.add(page + ": " + property.group(1) + "." + property.group(2));
                    }
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void no_text_shouts_or_says_oops() throws IOException {
        for (String area : AREAS.values()) {
            for (String language : List.of("en", "de")) {
                bundle(area, language).forEach((key, text) ->
                        assertThat(((String) text).toLowerCase()).as((String) key).doesNotContain("!", "oops"));
            }
        }
    }

    private static Set<String> placeholders(String text) {
        Set<String> found = new TreeSet<>();
        Matcher placeholder = Pattern.compile("\\{[^}]*}").matcher(text);
        while (placeholder.find()) {
            found.add(placeholder.group());
        }
        return found;
    }

    private static Path file(String area, String language) {
        return BUNDLES.resolve(area + "_" + language + ".properties");
    }

    private static Properties bundle(String area, String language) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file(area, language), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
