package io.plumbline.web.landing;

import java.util.Locale;
import java.util.ResourceBundle;

/** The page's own words, in the page's language whatever the visitor's browser says: half a form in another language helps nobody. */
final class PageWords {

    private final ResourceBundle words;

    PageWords(String language) {
        words = ResourceBundle.getBundle("io.plumbline.web.messages.landing", Locale.forLanguageTag(language));
    }

    String of(String key) {
        return words.getString(key);
    }

    String or(String own, String key) {
        return own == null ? of(key) : own;
    }
}
