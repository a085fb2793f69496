package io.plumbline.web.portal.partnerside;

import io.plumbline.web.portal.Spoken;

/** The partners' words in the reader's language, for what a bean has to say itself. */
public final class OwnWords {

    private static final Spoken WORDS = new Spoken("partner");

    private OwnWords() {
    }

    public static String of(String key, Object... values) {
        return WORDS.of(key, values);
    }

    public static String orElse(String key, String otherwise) {
        return WORDS.orElse(key, otherwise);
    }

    /** A note on the page that comes next. */
    public static void say(String key, Object... values) {
        WORDS.say(key, values);
    }

    /** A warning at the top of the page that comes next. */
    public static void warn(String key, Object... values) {
        WORDS.warn(key, values);
    }
}
