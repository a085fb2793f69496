package io.plumbline.web.faces;

import io.plumbline.shared.Forbidden;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Refusal;
import jakarta.faces.application.ViewExpiredException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.primefaces.csp.CspException;

/**
 * Says calmly what went wrong. A plain servlet on purpose: it must still work when Faces is what failed, and it opens no
 * session for a lost robot.
 */
public class ErrorPage extends HttpServlet {

    private static final int MOST_CAUSES = 12;
    private static final int OLD_PAGE = 409;
    private static final Pattern OFFERED = Pattern.compile("[A-Za-z0-9/_.-]{1,200}(\\?[A-Za-z0-9&=%+*_.~:,-]{0,1500})?");
    private static final Map<Integer, String> KINDS = Map.of(401, "401", 403, "403", 404, "404", 410, "404", 413, "413", 429, "429", 503, "503");

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // Without a status it was not the server that sent the reader here but a page whose Ajax call failed.
        int status = calm((Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION)).orElse(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 500);
        String path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri ? uri : referrer(request);
        boolean expired = status == OLD_PAGE && !path.startsWith(request.getContextPath() + "/api/") || "true".equals(request.getParameter("expired"));
        response.setStatus(expired ? OLD_PAGE : status);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setCharacterEncoding("UTF-8");
        String kind = expired ? "expired" : KINDS.getOrDefault(status, status < 500 ? "400" : "500");
        String body;
        if (path.startsWith(request.getContextPath() + "/api/")) {
            response.setContentType("application/problem+json");
            body = problem(status);
        } else {
            response.setContentType("text/html");
            response.setHeader("Content-Security-Policy",
                    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
            body = page(request, kind, path);
        }
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The page the reader comes from, with what it was asked for. */
    private static String referrer(HttpServletRequest request) {
        String referrer = request.getHeader("Referer");
        int app = referrer == null ? -1 : Math.max(referrer.indexOf("/app/"), referrer.indexOf("/partner/"));
        return app < 0 ? "" : request.getContextPath() + referrer.substring(app).replaceFirst("#.*", "");
    }

    /** A form is sent to the address of its own page; what of it the server still knows is the path. */
    private static String whole(HttpServletRequest request, String path) {
        String from = referrer(request);
        return from.startsWith(path + "?") ? from : path;
    }

    /**
     * What is no failure: a page that says no while it is drawn, and one that is long gone.
     *
     * @param thrown may be null
     * @return the status that says so; empty for a bug
     */
    static Optional<Integer> calm(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).limit(MOST_CAUSES).flatMap(cause -> status(cause).stream()).findFirst();
    }

    private static Optional<Integer> status(Throwable cause) {
        if (cause instanceof Refusal) {
            return Optional.of(cause instanceof NotFound ? 404 : cause instanceof Forbidden ? 403 : 400);
        }
        // A form sent without the page's own mark comes from no page of ours, or from one that is long gone.
        return cause instanceof ViewExpiredException || cause instanceof CspException ? Optional.of(OLD_PAGE) : Optional.empty();
    }

    private static String problem(int status) {
        String title = switch (status) {
            case 400 -> "Bad request";
            case 401 -> "Not authenticated";
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 413 -> "Too large";
            case 415 -> "Unsupported media type";
            case 429 -> "Too many requests";
            case 503 -> "Not available";
            default -> status < 500 ? "Refused" : "Internal error";
        };
        String code = title.toLowerCase(Locale.ROOT).replace(' ', '-');
        return "{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status + ",\"code\":\"" + code + "\"}";
    }

    private static String page(HttpServletRequest request, String kind, String path) {
        Locale locale = Lang.choose(request);
        ResourceBundle words = ResourceBundle.getBundle("io.plumbline.web.messages.common", locale);
        String root = request.getContextPath();
        // Only a page of the portal is offered again; anything else could be a trap.
        String page = whole(request, path);
        String again = (page.startsWith(root + "/app/") || page.startsWith(root + "/partner/")) && OFFERED.matcher(page).matches() ? page.replace("&", "&amp;") : root + "/app/";
        boolean goBack = "expired".equals(kind) || "500".equals(kind) || "503".equals(kind);
        return """
                <!DOCTYPE html>
                <html lang="%s"%s>
                <head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s · Plumbline</title>
                <link rel="icon" href="%s/jakarta.faces.resource/img/mark.svg.xhtml">
                <link rel="stylesheet" href="%s/jakarta.faces.resource/css/tokens.css.xhtml">
                <link rel="stylesheet" href="%s/jakarta.faces.resource/css/portal.css.xhtml"></head>
                <body class="alone"><main class="alone-card">
                <p class="alone-brand"><img src="%s/jakarta.faces.resource/img/mark.svg.xhtml" alt="" width="28" height="28"> Plumbline</p>
                <h1>%s</h1><p class="muted">%s</p><p><a class="button button-primary" href="%s">%s</a></p>
                </main></body></html>
                """.formatted(locale.toLanguageTag(), theme(request), words.getString("error." + kind + ".title"), root, root, root, root,
                words.getString("error." + kind + ".title"), words.getString("error." + kind + ".text"),
                goBack ? again : root + "/app/", words.getString(goBack ? "error.again" : "error.home"));
    }

    private static String theme(HttpServletRequest request) {
        return " data-theme=\"" + Lang.theme(request) + "\"";
    }
}
