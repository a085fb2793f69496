package io.plumbline.web.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/** Signing out, by a post only: a picture in a mail must not sign anybody out. */
@Named("signOut")
@RequestScoped
public class SignOut {

    @Inject
    private HttpServletRequest request;

    public String now() throws ServletException {
        request.logout();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return "/sign-in.xhtml?faces-redirect=true&signedOut=true";
    }
}
