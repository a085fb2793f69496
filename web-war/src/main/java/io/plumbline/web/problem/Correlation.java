package io.plumbline.web.problem;

import io.plumbline.shared.Ids;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** Every answer and every log line of its request carry one id, ours or a sane one of the caller's. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class Correlation extends HttpFilter {

    public static final String HEADER = "X-Correlation-Id";
    static final String KEY = "correlationId";
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{8,64}");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        String sent = request.getHeader(HEADER);
        String id = sent != null && SANE.matcher(sent).matches() ? sent : Ids.next().toString();
        response.setHeader(HEADER, id);
        MDC.put(KEY, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(KEY);
        }
    }

    static String id() {
        Object id = MDC.get(KEY);
        return id == null ? null : id.toString();
    }
}
