package io.plumbline.web.faces;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The portal's sources as tests read them. */
final class Sheets {

    static final Path WEBAPP = Path.of("src/main/webapp");

    private Sheets() {
    }

    static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> files(String ending) {
        try (Stream<Path> all = Files.walk(WEBAPP)) {
            return all.filter(p -> p.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tokens of the first block after the selector. */
    static Map<String, String> tokens(String sheet, String selector) {
        int start = sheet.indexOf(selector + " {");
        String block = sheet.substring(sheet.indexOf('{', start) + 1, sheet.indexOf('}', start));
        Map<String, String> tokens = new LinkedHashMap<>();
        Matcher token = Pattern.compile("(--[a-z0-9-]+):\\s*([^;]+);").matcher(block);
        while (token.find()) {
            tokens.put(token.group(1), token.group(2).strip());
        }
        return tokens;
    }
}
