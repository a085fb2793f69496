package io.plumbline.web.faces;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The sentences of the rooms, each with what another language makes of it: {@code messages/said/*.txt} says how they are written. */
public final class Catalogue {

    private static final String HOME = "/io/plumbline/web/messages/said/";
    private static final List<String> AREAS = List.of("decisions", "refusals", "measures");

    /** Where a sentence is looked for. */
    public enum Use {
        ANYWHERE(""), CONDITIONS("? "), RATES("% ");

        private final String mark;

        Use(String mark) {
            this.mark = mark;
        }
    }

    /**
     * @param template as the room says it, with braces for values
     * @param counted  the same with the words that are others after a one
     */
    public record Entry(Use use, String template, String counted, String told) {
    }

    private Catalogue() {
    }

    /** Every sentence there is. @param language that has a catalogue: {@code de} */
    public static List<Entry> in(String language) {
        return AREAS.stream().flatMap(area -> entries(lines(area, language)).stream()).toList();
    }

    private static List<Entry> entries(List<String> lines) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            if (!lines.get(i + 1).startsWith("= ")) {
                throw new IllegalStateException("A sentence without its translation: " + lines.get(i));
            }
            entries.add(entry(lines.get(i), lines.get(i + 1).substring(2)));
        }
        return entries;
    }

    private static Entry entry(String line, String told) {
        Use use = Stream.of(Use.CONDITIONS, Use.RATES).filter(one -> line.startsWith(one.mark)).findFirst().orElse(Use.ANYWHERE);
        String counted = line.substring(use.mark.length());
        return new Entry(use, Counted.many(counted), counted, told);
    }

    private static List<String> lines(String area, String language) {
        try (InputStream file = Catalogue.class.getResourceAsStream(HOME + area + "_" + language + ".txt");
                BufferedReader text = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return text.lines().filter(line -> !line.isBlank() && !line.startsWith("# ")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
