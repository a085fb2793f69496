package io.plumbline.web.portal;

import jakarta.faces.context.FacesContext;
import java.util.Locale;

/** The planning area's words in the reader's language, for what a bean has to say itself. */
public final class Words {

    private static final Spoken WORDS = new Spoken("planning");

    private Words() {
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

    public static Locale locale() {
        FacesContext faces = FacesContext.getCurrentInstance();
        return faces == null || faces.getViewRoot() == null ? Locale.ENGLISH : faces.getViewRoot().getLocale();
    }
}
