package io.plumbline.campaign.programme;

import java.util.Locale;

/** Letters to applicants, in their language where we have it. The first holds nothing of what was typed in: a stranger may have typed the address. */
enum ApplicantLetter {
    CONFIRM_EN("Please confirm your application to %s", """
            Somebody, probably you, has applied with this e-mail address to become a partner of %s.

            If it was you, please confirm it here:
            %s

            The link works once and for seven days; then we look at your application.
            If it was not you, do nothing: without your confirmation your address is deleted.
            """),
    CONFIRM_DE("Bitte bestätigen Sie Ihre Bewerbung bei %s", """
            Jemand, vermutlich Sie, hat sich mit dieser E-Mail-Adresse als Partner von %s beworben.

            Wenn Sie das waren, bestätigen Sie es bitte hier:
            %s

            Der Link gilt einmal und sieben Tage lang; danach sehen wir uns Ihre Bewerbung an.
            Wenn Sie es nicht waren, tun Sie nichts: Ohne Ihre Bestätigung wird Ihre Adresse gelöscht.
            """),
    INVITE_EN("Welcome to %s", """
            You are now a partner of %s.

            Choose your password here, then sign in with this e-mail address:
            %s

            The link opens once, within seven days.
            """),
    INVITE_DE("Willkommen bei %s", """
            Sie sind jetzt Partner von %s.

            Wählen Sie hier Ihr Kennwort und melden Sie sich dann mit dieser E-Mail-Adresse an:
            %s

            Der Link öffnet einmal, innerhalb von sieben Tagen.
            """),
    REJECT_EN("Your application to %s", """
            We have looked at your application to %s and cannot accept it.

            The reason: %s
            """),
    REJECT_DE("Ihre Bewerbung bei %s", """
            Wir haben uns Ihre Bewerbung bei %s angesehen und können sie nicht annehmen.

            Der Grund: %s
            """),
    ASK_EN("A question about your application to %s", """
            We have a question about your application to %s:

            %s

            Please reply on the page that you were given when you applied.
            """),
    ASK_DE("Eine Frage zu Ihrer Bewerbung bei %s", """
            Wir haben eine Frage zu Ihrer Bewerbung bei %s:

            %s

            Bitte antworten Sie auf der Seite, die Sie bei der Bewerbung erhalten haben.
            """);

    enum Matter {
        CONFIRM, INVITE, REJECT, ASK
    }

    private final String subject;
    private final String body;

    ApplicantLetter(String subject, String body) {
        this.subject = subject;
        this.body = body;
    }

    static ApplicantLetter of(Matter matter, String language) {
        return valueOf(matter.name() + "_" + spoken(language).toUpperCase(Locale.ROOT));
    }

    /** @param language may be null. @return the one we write in for who speaks it */
    static String spoken(String language) {
        return language != null && language.toLowerCase(Locale.ROOT).startsWith("de") ? "de" : "en";
    }

    String subject(String programme) {
        return subject.formatted(programme);
    }

    String body(String programme, String said) {
        return body.formatted(programme, said);
    }
}
