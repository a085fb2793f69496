package io.plumbline.web.edge;

import io.plumbline.tracking.api.Spool;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/**
 * Whoever asks sees what this node had acknowledged before the question, and what is told of persons meets what was seen of them before: clicks and views are in
 * the database a moment after they were answered, and this waits for that moment. Not for longer, and not at all while the database is away.
 */
@WebFilter(urlPatterns = {"/api/v1/*", "/app/*", "/partner/*", "/hooks/*"}, asyncSupported = true)
public class SettledFirst extends HttpFilter {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Inject
    private transient Spool spool;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        spool.settle(PATIENCE);
        chain.doFilter(request, response);
    }
}
