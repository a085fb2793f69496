package io.plumbline.web.portal.creative;

import io.plumbline.web.portal.Spoken;

/** The words of creatives and landing pages in the reader's language, for what a bean has to say itself. */
public final class LibraryWords {

    private static final Spoken WORDS = new Spoken("library");

    private LibraryWords() {
    }

    public static String of(String key, Object... values) {
        return WORDS.of(key, values);
    }

    /** A note on the page that comes next. */
    public static void say(String key, Object... values) {
        WORDS.say(key, values);
    }
}
