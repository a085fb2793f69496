package io.plumbline.web.problem;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** {@code GET /problems/<code>}: the {@code type} of a problem leads to a page that a person can read (RFC 9457 §3.1.1). */
@WebServlet("/problems/*")
public class ProblemPages extends HttpServlet {

    static final Map<String, String> KNOWN = known();
    private static final Map<String, String> KINDS = kinds();
    private static final String PAGE = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>%1$s · Plumbline</title>"
            + "<link rel=\"stylesheet\" href=\"%2$s/api/reader.css\"></head><body><header><h1>%1$s</h1><p>%3$s</p></header><main>%4$s</main></body></html>";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String code = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        if (code.isEmpty()) {
            send(request, response, 200, "Problems", "Every refusal has a stable code; act on it, and show people the detail.", index(request));
        } else if (code.matches("[a-z][a-z0-9-]{1,63}")) {
            send(request, response, 200, code, escaped(explain(code)), "<p>The answer that brought you here has a <code>detail</code> that says what is wrong with this very request, and"
                    + " <code>errors</code> with the part of the body it is about. Quote its <code>correlationId</code> when you ask us.</p><p><a href=\"" + request.getContextPath()
                    + "/problems/\">All codes</a> · <a href=\"" + request.getContextPath() + "/api/\">The API</a></p>");
        } else {
            send(request, response, 404, "No such code", "A code has lower-case letters, digits and hyphens.", "");
        }
    }

    /** Empty for a code that is only explained by its kind. */
    public static Optional<String> meaning(String code) {
        return Optional.ofNullable(KNOWN.get(code));
    }

    /** By its own words, else by its kind: the last part of a code says it. */
    static String explain(String code) {
        String own = KNOWN.get(code);
        return own != null ? own : KINDS.entrySet().stream().filter(kind -> code.endsWith(kind.getKey())).map(Map.Entry::getValue).findFirst()
                .orElse("The request was understood and refused; its detail says why.");
    }

    private static String index(HttpServletRequest request) {
        StringBuilder list = new StringBuilder("<table><thead><tr><th scope=\"col\">Code</th><th scope=\"col\">Meaning</th></tr></thead><tbody>");
        KNOWN.forEach((code, meaning) -> list.append("<tr><th scope=\"row\"><a href=\"").append(request.getContextPath()).append("/problems/").append(code).append("\"><code>").append(code)
                .append("</code></a></th><td>").append(escaped(meaning)).append("</td></tr>"));
        return list.append("</tbody></table>").toString();
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, int status, String title, String lead, String body) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        response.getOutputStream().write(PAGE.formatted(title, request.getContextPath(), lead, body).getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static Map<String, String> known() {
        try (InputStream in = ProblemPages.class.getResourceAsStream("problems.properties"); Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            Properties read = new Properties();
            read.load(reader);
            Map<String, String> known = new TreeMap<>();
            read.forEach((code, meaning) -> known.put((String) code, (String) meaning));
            return known;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("-not-found", "There is no such thing, or it lies outside what your key may see: the two are told apart nowhere.");
        kinds.put("-unknown", "A name is none of those that are known here; the detail lists them.");
        kinds.put("-malformed", "A value is not written as it has to be; the detail shows how.");
        kinds.put("-out-of-range", "A number or a day lies outside the limits; the detail names them.");
        kinds.put("-required", "Something that is needed was left out.");
        kinds.put("-exists", "Something of this name or key is there already.");
        kinds.put("-taken", "Something of this name or key is there already.");
        kinds.put("-not-allowed", "The request is right in itself, and not allowed in the present state.");
        kinds.put("-too-long", "A text is longer than the field takes.");
        kinds.put("-too-many", "A list is longer than it may be.");
        return kinds;
    }
}
