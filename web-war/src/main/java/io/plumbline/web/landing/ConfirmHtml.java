package io.plumbline.web.landing;

import static io.plumbline.web.landing.Frame.escaped;

/** The page behind the link of a mail, in the language of the mail. Its form goes to where the page itself was asked for. */
public final class ConfirmHtml {

    private final String context;
    private final String language;
    private final PageWords words;

    /** @param language {@code en} or {@code de} */
    public ConfirmHtml(String context, String language) {
        this.context = context;
        this.language = language;
        this.words = new PageWords(language);
    }

    public String ask(String advertiser) {
        return page("confirm.title", "", said("confirm.ask", advertiser), "<form class=\"landing-form\" method=\"post\"><button type=\"submit\">" + escaped(words.of("confirm.yes")) + "</button></form><p>"
                + escaped(words.of("confirm.no")) + "</p>");
    }

    public String done(String advertiser) {
        return page("thanks", " role=\"status\"", said("confirm.done", advertiser), "");
    }

    public String gone() {
        return page("confirm.gone.title", " role=\"status\"", escaped(words.of("confirm.gone")), "");
    }

    private String said(String key, String advertiser) {
        return escaped(words.of(key).replace("{0}", advertiser));
    }

    private String page(String headline, String role, String said, String more) {
        String title = words.of(headline);
        return Frame.around(context, language, title, "<main class=\"landing landing-short\"><div class=\"landing-say\"><h1>" + escaped(title) + "</h1><p" + role + ">" + said + "</p>" + more + "</div></main>");
    }
}
