package io.plumbline.tracking.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.tracking.api.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Traces and loose parameters as they stand in a text column. */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {
    }

    /** @param limit of the column; a trace beyond it first loses its losers, then its last steps: the event is worth more than its story */
    public static String steps(List<Trace.Step> steps, int limit) {
        String text = write(steps);
        if (text.length() > limit) {
            List<Trace.Step> kept = new ArrayList<>(steps.stream()
                    .map(s -> new Trace.Step(s.name(), s.at(), s.rule(), s.outcome(), s.facts(), List.of())).toList());
            for (text = write(kept); text.length() > limit; text = write(kept)) {
                kept.remove(kept.size() - 1);
            }
        }
        return text;
    }

    public static List<Trace.Step> steps(String text) {
        return read(text, new TypeReference<>() {
        });
    }

    public static String map(Map<String, String> map) {
        return map.isEmpty() ? "{}" : write(map);
    }

    public static Map<String, String> map(String text) {
        return read(text, new TypeReference<>() {
        });
    }

    private static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static <T> T read(String text, TypeReference<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("A stored text is damaged", damaged);
        }
    }
}
