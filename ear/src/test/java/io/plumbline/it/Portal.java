package io.plumbline.it;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The portal as plain HTTP: what a browser sends when somebody signs in. */
final class Portal {

    private static final Pattern VIEW_STATE = Pattern.compile("name=\"jakarta\\.faces\\.ViewState\"[^>]* value=\"([^\"]+)\"");
    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");
    private static final Pattern FIELD = Pattern.compile("name=\"(signIn:[^\"]*)\"");

    private final Http open;
    private final String cookie;

    private Portal(Http open, String cookie) {
        this.open = open;
        this.cookie = cookie;
    }

    static Portal signedIn(Server server, String login, String password) {
        Http open = Http.open(server);
        Http.Answer page = open.get("/sign-in.xhtml").is(200);
        Http.Answer in = signIn(open, page, page.cookies(), login, password);
        if (in.status() != 302 || in.cookies().isEmpty()) {
            throw new AssertionError(login + " could not sign in: " + in.status() + " " + in.text());
        }
        return new Portal(open, in.cookies());
    }

    static Http.Answer signIn(Http open, Http.Answer page, String cookie, String login, String password) {
        return open.send("POST", "/sign-in.xhtml", signInForm(page, login, password).getBytes(StandardCharsets.UTF_8),
                "Content-Type", "application/x-www-form-urlencoded", "Cookie", cookie);
    }

    static String signInForm(Http.Answer page, String login, String password) {
        return "signIn=signIn&" + encoded(field(page, "name")) + "=" + encoded(login) + "&" + encoded(field(page, "password")) + "=" + encoded(password)
                + "&" + encoded(field(page, "submit")) + "=&jakarta.faces.ViewState=" + encoded(viewState(page)) + nonce(page);
    }

    /** What the page's own script adds to every form. */
    private static String nonce(Http.Answer page) {
        Matcher nonce = NONCE.matcher(page.text());
        return nonce.find() ? "&primefaces.nonce=" + encoded(nonce.group(1)) : "";
    }

    static String viewState(Http.Answer page) {
        Matcher state = VIEW_STATE.matcher(page.text());
        if (!state.find()) {
            throw new AssertionError("no view state in " + page.text());
        }
        return state.group(1);
    }

    Http.Answer get(String path) {
        return open.get(path, "Cookie", cookie);
    }

    Http.Answer post(String path, String form) {
        return open.send("POST", path, form.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/x-www-form-urlencoded", "Cookie", cookie);
    }

    String cookie() {
        return cookie;
    }

    private static String field(Http.Answer page, String ending) {
        return FIELD.matcher(page.text()).results().map(found -> found.group(1)).filter(name -> name.endsWith(ending)).findFirst()
                .orElseThrow(() -> new AssertionError("no field " + ending + " in " + page.text()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
