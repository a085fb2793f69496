package io.plumbline.web.faces;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The bare address leads to the portal's, and that to the first page its reader may open. */
public class FrontPage extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-cache");
        boolean inside = request.getServletPath().startsWith("/app") || request.getServletPath().startsWith("/partner");
        String page = !inside ? "/app/" : request.isUserInRole("partner") ? "/partner/dashboard.xhtml" : "/app/overview.xhtml";
        response.sendRedirect(request.getContextPath() + page);
    }
}
