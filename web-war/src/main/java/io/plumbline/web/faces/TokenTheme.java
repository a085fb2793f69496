package io.plumbline.web.faces;

import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ResourceHandlerWrapper;
import jakarta.faces.application.ResourceWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves PrimeFaces' own theme with its colours replaced by our tokens, so that every component, also one no page uses
 * yet, follows light and dark. The few rules that need more stand in primefaces-override.css.
 */
public final class TokenTheme extends ResourceHandlerWrapper {

    private static final String LIBRARY = "primefaces-saga-blue";
    private static final Pattern DECLARATION = Pattern.compile("(?<=[{;])\\s*([a-z-]+)\\s*:([^;}]*)");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}\\b|#[0-9a-fA-F]{3}\\b|rgba?\\([^)]*\\)");
    private static final Map<String, String> FOREGROUND = new LinkedHashMap<>();
    private static final Map<String, String> BACKGROUND = new LinkedHashMap<>();

    static {
        String[][] ink = {
            {"#495057", "--text"}, {"#212529", "--text"}, {"#252529", "--text"}, {"#6c757d", "--muted"},
            {"#adb5bd", "--faint"}, {"#607d8b", "--muted"}, {"#2196f3", "--accent-text"}, {"#ffffff", "--on-accent"},
            {"#fff", "--on-accent"}, {"#f44336", "--bad"}, {"#b71c1c", "--bad"}, {"#d32f2f", "--bad"},
            {"#7f6003", "--warn"}, {"#01579b", "--accent-text"}, {"#0288d1", "--accent-text"}, {"#689f38", "--good"},
            {"#1b5e20", "--good"}, {"#224a23", "--good"}, {"#2e7d32", "--good"}, {"#9c27b0", "--accent-text"},
            {"#fbc02d", "--warn"}};
        String[][] paper = {
            {"#ffffff", "--raised"}, {"#fff", "--raised"}, {"#fafafa", "--sunken"}, {"#f8f8f8", "--sunken"},
            {"#f5f5f5", "--sunken"}, {"#f8f9fa", "--sunken"}, {"#e9ecef", "--hover"}, {"#eeeeee", "--hover"},
            {"#e0e0e0", "--line"}, {"#dee2e6", "--line"}, {"#ced4da", "--line-strong"}, {"#adb5bd", "--line-strong"},
            {"#6c757d", "--muted"}, {"#607d8b", "--muted"}, {"#495057", "--text"}, {"#2196f3", "--accent"},
            {"#0d89ec", "--accent-strong"}, {"#0b7ad1", "--accent-strong"}, {"#e3f2fd", "--accent-soft"},
            {"#f44336", "--bad"}, {"#d32f2f", "--bad"}, {"#ef5350", "--bad"}, {"#689f38", "--good"},
            {"#0288d1", "--accent"}, {"#03a9f4", "--accent"}, {"#fbc02d", "--warn"}, {"#ffc107", "--warn"},
            {"#9c27b0", "--accent"}, {"#b3e5fc", "--accent-soft"}, {"#ffecb3", "--warn-soft"}, {"#ffcdd2", "--bad-soft"},
            {"#c8e6c9", "--good-soft"}, {"rgba(200,230,201,.8)", "--good-soft"}, {"rgba(0,0,0,.08)", "--line"},
            {"rgba(0, 0, 0, 0.4)", "--veil"}, {"rgb(166.2,213,250.2)", "--accent"},
            {"rgb(12.7384615385,136.9384615385,235.6615384615)", "--accent-strong"},
            {"rgb(11.3230769231,121.7230769231,209.4769230769)", "--accent-strong"}};
        for (String[] pair : ink) {
            FOREGROUND.put(pair[0], pair[1]);
        }
        for (String[] pair : paper) {
            BACKGROUND.put(pair[0], pair[1]);
        }
    }

    private volatile byte[] cached;

    public TokenTheme(ResourceHandler wrapped) {
        super(wrapped);
    }

    @Override
    public Resource createResource(String name, String library) {
        return themed(super.createResource(name, library), name, library);
    }

    @Override
    public Resource createResource(String name, String library, String contentType) {
        return themed(super.createResource(name, library, contentType), name, library);
    }

    private Resource themed(Resource resource, String name, String library) {
        return resource != null && LIBRARY.equals(library) && "theme.css".equals(name) ? new Themed(resource) : resource;
    }

    static String tokens(String css) {
        Matcher declaration = DECLARATION.matcher(css);
        StringBuilder out = new StringBuilder(css.length() + 40_000);
        while (declaration.find()) {
            String property = declaration.group(1);
            String value = declaration.group(2);
            if (!property.startsWith("--")) {
                value = replace(value, "color".equals(property) || "fill".equals(property) ? FOREGROUND : BACKGROUND);
            }
            declaration.appendReplacement(out, Matcher.quoteReplacement(property + ":" + value));
        }
        return declaration.appendTail(out).toString();
    }

    private static String replace(String value, Map<String, String> tokens) {
        return COLOUR.matcher(value).replaceAll(match -> {
            String token = tokens.get(match.group().toLowerCase(java.util.Locale.ROOT));
            return Matcher.quoteReplacement(token == null ? match.group() : "var(" + token + ")");
        });
    }

    private final class Themed extends ResourceWrapper {

        private Themed(Resource wrapped) {
            super(wrapped);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            byte[] css = cached;
            if (css == null) {
                try (InputStream plain = super.getInputStream()) {
                    css = tokens(new String(plain.readAllBytes(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
                }
                cached = css;
            }
            return new ByteArrayInputStream(css);
        }
    }
}
