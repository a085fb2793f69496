package io.plumbline.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.CustomFormAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.LoginToContinue;

/** The portal asks on a page of its own; the page's bean hands the credentials over, so that no password passes a generic servlet. */
@CustomFormAuthenticationMechanismDefinition(
        loginToContinue = @LoginToContinue(loginPage = "/sign-in.xhtml", useForwardToLogin = false, errorPage = ""))
@ApplicationScoped
public class PortalSecurity {
}
