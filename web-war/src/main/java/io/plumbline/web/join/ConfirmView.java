package io.plumbline.web.join;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.tracking.api.LeadConfirmations;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;

/** The page behind the link of a mail. Opening it confirms nothing: programs open links before people do. */
@Named
@ViewScoped
public class ConfirmView implements Serializable {

    @Inject
    private transient LeadConfirmations confirmations;
    @Inject
    private transient Authority authority;
    @Inject
    private HttpServletRequest request;

    private String token;
    private LeadConfirmations.Asked asked;

    @PostConstruct
    void read() {
        token = request.getParameter("t");
        asked = confirmations.look(token);
    }

    public void confirm() {
        // Nobody signed in is behind this; the link is what allows it, and what follows is done by the house.
        asked = authority.acting(Caller.system("confirmation"), () -> confirmations.confirm(token, request.getRemoteAddr()));
    }

    public LeadConfirmations.Asked getAsked() {
        return asked;
    }
}
