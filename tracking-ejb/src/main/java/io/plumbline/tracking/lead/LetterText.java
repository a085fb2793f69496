package io.plumbline.tracking.lead;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** The one question we mail to people, in their language where we have it. Nothing of what they wrote is in it: a stranger may have typed the address. */
enum LetterText {
    ENGLISH(Locale.ENGLISH, "Please confirm your request to %s", """
            Somebody, probably you, left this e-mail address with %s.

            If it was you, please confirm it here:
            %s

            The link works once and until %s (UTC).
            If it was not you, do nothing: without your confirmation your address is deleted.
            """),
    GERMAN(Locale.GERMAN, "Bitte bestätigen Sie Ihre Anfrage an %s", """
            Jemand, vermutlich Sie, hat diese E-Mail-Adresse bei %s angegeben.

            Wenn Sie das waren, bestätigen Sie es bitte hier:
            %s

            Der Link gilt einmal und bis zum %s (UTC).
            Wenn Sie es nicht waren, tun Sie nichts: Ohne Ihre Bestätigung wird Ihre Adresse gelöscht.
            """);

    private final Locale locale;
    private final String subject;
    private final String body;

    LetterText(Locale locale, String subject, String body) {
        this.locale = locale;
        this.subject = subject;
        this.body = body;
    }

    static LetterText of(String language) {
        return language != null && language.toLowerCase(Locale.ROOT).startsWith("de") ? GERMAN : ENGLISH;
    }

    String language() {
        return locale.getLanguage();
    }

    String subject(String shop) {
        return subject.formatted(shop);
    }

    String body(String shop, String link, Instant until) {
        return body.formatted(shop, link, DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT).withLocale(locale).format(until.atOffset(ZoneOffset.UTC)));
    }
}
