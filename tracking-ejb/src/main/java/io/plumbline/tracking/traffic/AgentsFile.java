package io.plumbline.tracking.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.shared.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads a list of user agents: a regular expression a line, with its category and a tab before it or without ({@code crawler}),
 * {@code #} for comments; or crawler-user-agents.json as it is published.
 */
final class AgentsFile {

    static final int MOST_LINES = 20_000;
    private static final int LONGEST = 512;
    private static final Pattern CATEGORY = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Map<String, String> OURS = Map.of("social-preview", Agents.PREVIEW);
    /** Long repetitions are what a careless expression takes for ever on; browsers of everybody must not be on a list. */
    private static final List<String> PROBES = List.of("a".repeat(511) + "!", "a b/1.".repeat(80) + "!", "1.".repeat(255) + "!", "Mozilla/5.0 (".repeat(39) + "!");
    private static final List<String> BROWSERS = List.of(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0");

    private final ListFaults faults = new ListFaults();
    private final List<Agents.Line> lines = new ArrayList<>();

    private AgentsFile() {
    }

    /** @throws Invalid with the first faults, by line */
    static List<Agents.Line> read(String text) {
        AgentsFile file = new AgentsFile();
        if (text.stripLeading().startsWith("[")) {
            file.json(text);
        } else {
            file.plain(text);
        }
        file.faults.done(file.lines.size(), MOST_LINES);
        return file.lines;
    }

    private void plain(String text) {
        int number = 0;
        for (String line : ListFaults.lines(text)) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int tab = line.indexOf('\t');
            add(number, tab < 0 ? "crawler" : line.substring(0, tab).strip(), tab < 0 ? line.strip() : line.substring(tab + 1));
        }
    }

    private void json(String text) {
        try {
            int number = 0;
            for (JsonNode entry : new ObjectMapper().readTree(text)) {
                number++;
                String tag = entry.path("tags").path(0).asText("crawler");
                boolean library = entry.path("tags").toString().contains('"' + Agents.HTTP_LIBRARY + '"');
                add(number, library ? Agents.HTTP_LIBRARY : OURS.getOrDefault(tag, tag), entry.path("pattern").asText(""));
            }
        } catch (JsonProcessingException | StackOverflowError broken) {
            throw new Invalid("file", "list-malformed", "The file begins like JSON and is none.");
        }
    }

    private void add(int number, String category, String expression) {
        if (!faults.goesOn(lines.size(), MOST_LINES)) {
            return;
        }
        if (!CATEGORY.matcher(category).matches()) {
            faults.add(number, "category-malformed", "A category is lower-case letters, digits and hyphens, with a tab behind it.");
        } else if (expression.isBlank() || expression.length() > LONGEST) {
            faults.add(number, "pattern-length", "An expression has 1 to " + LONGEST + " characters.");
        } else {
            compile(number, category, expression);
        }
    }

    private void compile(int number, String category, String expression) {
        try {
            Pattern pattern = Pattern.compile(expression);
            if (!PROBES.stream().allMatch(probe -> Patience.endures(pattern, probe))) {
                faults.add(number, "pattern-slow", "This expression takes too long on some texts; avoid repetitions inside repetitions.");
            } else if (!category.equals(Agents.KEEP) && BROWSERS.stream().anyMatch(browser -> Patience.finds(pattern, browser))) {
                faults.add(number, "pattern-too-wide", "This expression fits browsers that everybody uses.");
            } else {
                lines.add(new Agents.Line(category, pattern));
            }
        } catch (PatternSyntaxException malformed) {
            faults.add(number, "pattern-malformed", "This is no regular expression: " + malformed.getDescription() + ".");
        } catch (StackOverflowError nested) {
            faults.add(number, "pattern-malformed", "This expression is nested too deeply.");
        }
    }
}
