package io.plumbline.web.security;

import io.plumbline.campaign.api.Users;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Tells the boundaries who is signed in, asking afresh each time: a user who was switched off is out at the next click. */
@WebFilter(urlPatterns = {"/app/*", "/partner/*"}, dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD})
public class PortalCallerFilter extends HttpFilter {

    @Inject
    private Users users;
    @Inject
    private Authority authority;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        String login = request.getRemoteUser();
        Optional<Caller> caller = login == null ? Optional.empty() : users.callerOf(login);
        if (caller.isEmpty()) {
            if (request.getSession(false) != null) {
                request.getSession(false).invalidate();
            }
            response.sendRedirect(request.getContextPath() + "/sign-in.xhtml");
            return;
        }
        authority.actAs(caller.get());
        chain.doFilter(request, response);
    }
}
