package io.plumbline.web.landing;

/** What stands around whatever visitors see: without a script, so that nothing has to be allowed to run. */
final class Frame {

    private Frame() {
    }

    /** The tokens know light, dark and "as the system": a visitor has chosen nothing here. @param main markup */
    static String around(String context, String language, String title, CharSequence main) {
        return "<!doctype html><html data-theme=\"system\" lang=\"" + escaped(language) + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"robots\" content=\"noindex\"><title>" + escaped(title) + "</title><link rel=\"stylesheet\" href=\""
                + context + "/resources/css/tokens.css\"><link rel=\"stylesheet\" href=\"" + context + "/resources/css/landing.css\"></head><body>" + main + "</body></html>";
    }

    static String escaped(String text) {
        return text == null ? "" : text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
