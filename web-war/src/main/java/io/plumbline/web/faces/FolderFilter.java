package io.plumbline.web.faces;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Who shortens an address to its folder ({@code /app/links/}) is led to its list, else to the first page that the navigation has there; the server would say that it is forbidden. */
@WebFilter({"/app/*", "/partner/*"})
public class FolderFilter extends HttpFilter {

    private static final String LIST = "list.xhtml";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (!path.matches("/(app|partner)/.+/")) {
            chain.doFilter(request, response);
            return;
        }
        Optional<String> page = request.getServletContext().getResource(path + LIST) != null ? Optional.of(path + LIST) : Navigation.within(path);
        if (page.isPresent()) {
            response.sendRedirect(request.getContextPath() + page.get());
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
