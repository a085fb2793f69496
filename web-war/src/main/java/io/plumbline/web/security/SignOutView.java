package io.plumbline.web.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

/** Signing out is a POST: a link would let any page sign people out. */
@Named
@RequestScoped
public class SignOutView {

    @Inject
    private FacesContext faces;

    public String signOut() throws ServletException {
        ((HttpServletRequest) faces.getExternalContext().getRequest()).logout();
        faces.getExternalContext().invalidateSession();
        return "/sign-in.xhtml?faces-redirect=true";
    }
}
