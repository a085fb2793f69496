package io.plumbline.web.faces;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** The part of an address behind the question mark, as far as pages own it. */
final class Query {

    private static final int MOST = 30;
    private static final int LONGEST = 500;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");

    private Query() {
    }

    /**
     * Own parameters only. Names with a dot or a colon are Faces's (its view state, components' values): in an address
     * they would be somebody's attempt to replay them.
     */
    static Map<String, String> kept(Map<String, String[]> parameters) {
        Map<String, String> kept = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            if (kept.size() < MOST && NAME.matcher(name).matches() && values.length > 0 && !values[0].isBlank()
                    && values[0].length() <= LONGEST && !"lang".equals(name)) {
                kept.put(name, values[0]);
            }
        });
        return kept;
    }

    static String of(Map<String, String> parameters) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        parameters.forEach((name, value) -> query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return query.toString();
    }
}
