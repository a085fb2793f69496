package io.plumbline.web.faces;

import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that follow a number: of {@code {0} [0:touch|touches]} the first is said of one, the second of any other. */
final class Counted {

    private static final Pattern WORDS = Pattern.compile("\\[(\\d):([^|\\]]*)\\|([^\\]]*)]");
    private static final String ONE = "1";

    private Counted() {
    }

    /** @param shown a value by its place, as it will be read */
    static String said(String pattern, IntFunction<String> shown) {
        return WORDS.matcher(pattern).replaceAll(words -> Matcher.quoteReplacement(words.group(ONE.equals(shown.apply(Integer.parseInt(words.group(1)))) ? 2 : 3)));
    }

    /** As of many. */
    static String many(String pattern) {
        return said(pattern, at -> "");
    }
}
