package io.plumbline.web.api.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plumbline.shared.Invalid;
import io.plumbline.web.json.ApiJson;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which of the file's columns is which of ours: a JSON object {@code {"ours":"theirs"}}, or {@code ours:theirs,ours:theirs}. */
final class Mapping {

    private static final int MAX_COLUMNS = 50;

    private record Columns(Map<String, String> columns) {
    }

    private Mapping() {
    }

    static Map<String, String> of(String text) {
        if (text == null) {
            return Map.of();
        }
        Map<String, String> mapping = text.startsWith("{") ? json(text) : pairs(text);
        if (mapping.size() > MAX_COLUMNS) {
            throw malformed();
        }
        return mapping;
    }

    private static Map<String, String> json(String text) {
        try {
            return ApiJson.mapper().readValue("{\"columns\":" + text + "}", Columns.class).columns();
        } catch (JsonProcessingException no) {
            throw malformed();
        }
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> mapping = new LinkedHashMap<>();
        for (String pair : text.split(",")) {
            int colon = pair.indexOf(':');
            if (colon < 1 || colon == pair.length() - 1) {
                throw malformed();
            }
            mapping.put(pair.substring(0, colon).strip(), pair.substring(colon + 1).strip());
        }
        return mapping;
    }

    private static Invalid malformed() {
        return new Invalid("mapping", "mapping-malformed", "Write {\"ours\":\"theirs\"} or ours:theirs,ours:theirs, at most 50 columns.");
    }
}
