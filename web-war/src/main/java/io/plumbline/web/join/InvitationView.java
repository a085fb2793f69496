package io.plumbline.web.join;

import io.plumbline.campaign.api.Invitations;
import io.plumbline.shared.Invalid;
import io.plumbline.web.faces.Lang;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;

@Named
@RequestScoped
public class InvitationView {

    @Inject
    private Invitations invitations;
    @Inject
    private Lang language;
    @Inject
    private Clock clock;
    @Inject
    private HttpServletRequest request;

    private String login;
    private String password;
    private String again;

    @PostConstruct
    void read() {
        login = invitations.open(request.getParameter("ticket"), clock.instant()).orElse(null);
    }

    public String getLogin() {
        return login;
    }

    public String choose() {
        if (!password.equals(again)) {
            throw new Invalid("again", "passwords-differ", "The two passwords differ.");
        }
        invitations.choose(request.getParameter("ticket"), password, clock.instant());
        return "/sign-in.xhtml?faces-redirect=true&chosen=true&lang=" + language.getTag();
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getAgain() {
        return again;
    }

    public void setAgain(String again) {
        this.again = again;
    }
}
