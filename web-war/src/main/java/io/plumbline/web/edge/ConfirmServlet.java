package io.plumbline.web.edge;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.tracking.api.LeadConfirmations;
import io.plumbline.tracking.api.LeadConfirmations.Asked;
import io.plumbline.web.landing.ConfirmHtml;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The link of a mail that asks whether a lead was its reader's. It is opened on whatever device has the mail, so nothing is known of it:
 * no session, no cookie, no script. Opening it confirms nothing: programs open links before people do.
 */
@WebServlet("/confirm.xhtml")
public class ConfirmServlet extends EdgeServlet {

    private static final Set<String> SPOKEN = Set.of("en", "de");

    @Inject
    private transient LeadConfirmations confirmations;
    @Inject
    private transient Authority authority;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, () -> show(request, response, confirmations.look(request.getParameter("t"))));
    }

    /** Nobody signed in is behind this; the link is what allows it, and what follows is done by the house. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, () -> show(request, response,
                authority.acting(Caller.system("confirmation"), () -> confirmations.confirm(request.getParameter("t"), request.getRemoteAddr()))));
    }

    private static void show(HttpServletRequest request, HttpServletResponse response, Asked asked) throws IOException {
        ConfirmHtml page = new ConfirmHtml(request.getContextPath(), language(request, asked));
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", "no-referrer");
        send(response, 200, "text/html", switch (asked.state()) {
            case "open" -> page.ask(asked.advertiser());
            case "done" -> page.done(asked.advertiser());
            default -> page.gone();
        });
    }

    /** The mail's, which a link that is used up still names; else the browser's. */
    private static String language(HttpServletRequest request, Asked asked) {
        return Stream.of(asked.language(), request.getParameter("lang"), request.getLocale().getLanguage()).filter(Objects::nonNull).filter(SPOKEN::contains).findFirst().orElse("en");
    }

    @Override
    void refuse(HttpServletRequest request, HttpServletResponse response, int status, String code, String detail) throws IOException {
        send(response, status, "text/html", Redirection.NOT_NOW);
    }
}
