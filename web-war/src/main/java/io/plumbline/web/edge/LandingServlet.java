package io.plumbline.web.edge;

import io.plumbline.campaign.api.LandingContent;
import io.plumbline.campaign.api.LandingDoor;
import io.plumbline.campaign.api.LandingDoor.Open;
import io.plumbline.campaign.api.LandingDoor.Seen;
import io.plumbline.shared.Refusal;
import io.plumbline.tracking.api.OptIn;
import io.plumbline.web.landing.FormAnswers;
import io.plumbline.web.landing.FormPace;
import io.plumbline.web.landing.FormToken;
import io.plumbline.web.landing.LandingHtml;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code /l/{code}}: a page with a form. The click that led to it is signed into the form; no script and no cookie is needed. A form that
 * is sent twice is one lead, and whoever sends it twice is thanked twice.
 */
@WebServlet("/l/*")
public class LandingServlet extends EdgeServlet {

    private static final String THANKS = "thanks";

    @Inject
    private transient LandingDoor door;
    @Inject
    private transient LandingGuests guests;
    @Inject
    private transient FormPace pace;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, () -> {
            Optional<Open> page = door.open(code(request));
            if (page.isEmpty() || page.get().number() == null) {
                away(request, response, page);
                return;
            }
            Instant now = clock().instant();
            LandingHtml html = new LandingHtml(request.getContextPath(), page.get().content());
            if (request.getParameter(THANKS) != null) {
                show(response, 200, page.get().content(), html.thanks(request.getParameter(THANKS).equals("confirm")));
                return;
            }
            Map<String, List<String>> params = Query.of(request);
            UUID click = guests.click(request, params);
            guests.seen(request, params, page.get(), click, now);
            String token = FormToken.fresh(page.get().number(), now, click).signed(page.get().secret(), page.get().id());
            show(response, 200, page.get().content(), html.form(address(request, page.get()), token, FormAnswers.NONE, null));
        });
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<byte[]> body = Body.read(request);
        answer(request, response, () -> {
            Optional<Open> page = door.open(code(request));
            String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
            if (page.isEmpty() || page.get().number() == null) {
                away(request, response, page);
            } else if (body.isEmpty() || !type.startsWith("application/x-www-form-urlencoded")) {
                show(response, body.isEmpty() ? 413 : 415, page.get().content(), new LandingHtml(request.getContextPath(), page.get().content()).plain("refused.title", "trouble.token"));
            } else if (!pace.admits(request.getRemoteAddr(), clock().instant())) {
                show(response, 429, page.get().content(), new LandingHtml(request.getContextPath(), page.get().content()).plain("many.title", "many.text"));
            } else {
                take(request, response, page.get(), Query.read(new String(body.get(), StandardCharsets.UTF_8)));
            }
        });
    }

    private void take(HttpServletRequest request, HttpServletResponse response, Open page, Map<String, List<String>> sent) throws IOException {
        Instant now = clock().instant();
        FormToken token = FormToken.read(sent.getOrDefault("token", List.of("")).get(0), page.secret(), page.id()).orElse(null);
        // Who opened the page before it changed answers what was asked then, and agrees to what was written then.
        LandingContent asked = token == null ? page.content() : door.content(page.id(), token.number()).orElse(page.content());
        FormAnswers answers = FormAnswers.read(asked, sent);
        String trouble = token == null ? "trouble.token" : token.isTooOld(now) ? "trouble.old" : token.isTooSoon(now) ? "trouble.soon" : null;
        if (trouble != null || !answers.isComplete()) {
            FormToken again = trouble == null ? token : FormToken.fresh(page.number(), now, token == null ? guests.click(request, Map.of()) : token.clickId());
            LandingContent shown = trouble == null ? asked : page.content();
            show(response, 400, shown, new LandingHtml(request.getContextPath(), shown).form(address(request, page), again.signed(page.secret(), page.id()), answers, trouble));
        } else {
            keep(request, response, page, asked, token, answers, FormAnswers.isTrapped(sent), now);
        }
    }

    private void keep(HttpServletRequest request, HttpServletResponse response, Open page, LandingContent asked, FormToken token, FormAnswers answers, boolean trapped, Instant now)
            throws IOException {
        OptIn optIn = asked.doubleOptIn() ? OptIn.AWAITING : OptIn.NONE;
        if (!door.taken(token.nonce())) {
            try {
                guests.lead(request, page, asked, token, answers, trapped, now);
            } catch (RuntimeException notKept) {
                notKept(request, response, page, asked, token, answers, notKept);
                return;
            }
            // After the lead, whose name is the form's number: whoever is interrupted in between and sends it again is known.
            if (door.take(page.id(), token.nonce(), now)) {
                door.count(page.id(), token.number(), trapped ? Seen.TURNED_AWAY : Seen.SUBMISSION, now);
            }
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", asked.redirectUrl() != null && optIn == OptIn.NONE ? asked.redirectUrl()
                : address(request, page) + "?" + THANKS + "=" + (optIn == OptIn.AWAITING ? "confirm" : "yes"));
        response.setContentLength(0);
    }

    private void notKept(HttpServletRequest request, HttpServletResponse response, Open page, LandingContent asked, FormToken token, FormAnswers answers, RuntimeException why)
            throws IOException {
        if (!(why instanceof Refusal)) {
            note(request, why);
        }
        show(response, why instanceof Refusal ? 400 : 503, asked,
                new LandingHtml(request.getContextPath(), asked).form(address(request, page), token.signed(page.secret(), page.id()), answers, "trouble.later"));
    }

    /** Nothing is published here: where the campaign sends people whom it has no page for. */
    private static void away(HttpServletRequest request, HttpServletResponse response, Optional<Open> page) throws IOException {
        String elsewhere = page.map(Open::elsewhere).orElse(null);
        if (elsewhere == null) {
            send(response, 404, "text/html", Redirection.NOT_FOUND);
            return;
        }
        response.setStatus(HttpServletResponse.SC_FOUND);
        Redirection.to(elsewhere, response::setHeader);
        response.setContentLength(0);
    }

    static void show(HttpServletResponse response, int status, LandingContent content, String html) throws IOException {
        String away = content.redirectUrl() == null ? "" : " " + origin(content.redirectUrl());
        response.setHeader("Content-Security-Policy", "default-src 'none'; img-src 'self'; style-src 'self'; form-action 'self'" + away + "; base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", "no-referrer");
        send(response, status, "text/html", html);
    }

    /** Browsers hold the way on after a form to its policy as well. */
    private static String origin(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    private static String address(HttpServletRequest request, Open page) {
        return request.getContextPath() + "/l/" + page.code();
    }

    private static String code(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path == null ? "" : path.substring(1);
    }

    @Override
    void refuse(HttpServletRequest request, HttpServletResponse response, int status, String code, String detail) throws IOException {
        send(response, status, "text/html", status == 404 ? Redirection.NOT_FOUND : Redirection.NOT_NOW);
    }
}
