package io.plumbline.web.portal.programme;

import io.plumbline.web.portal.Spoken;

/** The words of the programme's pages in the reader's language, for what a bean has to say itself. */
final class ProgrammeWords {

    private static final Spoken WORDS = new Spoken("programme");

    private ProgrammeWords() {
    }

    /** A note on the page that comes next. */
    static void say(String key, Object... values) {
        WORDS.say(key, values);
    }
}
