package io.plumbline.web.join;

import io.plumbline.campaign.api.ApplicantConfirmations;
import io.plumbline.shared.NotFound;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** The page behind the link that applicants get by mail. Opening it confirms nothing: programs open links before people do. */
@Named
@RequestScoped
public class JoinConfirmView {

    @Inject
    private ApplicantConfirmations confirmations;
    @Inject
    private HttpServletRequest request;

    private String token;
    private String state;

    @PostConstruct
    void read() {
        token = request.getParameter("t");
        state = confirmations.opens(token) ? "open" : "gone";
    }

    public void confirm() {
        try {
            confirmations.confirm(token);
            state = "done";
        } catch (NotFound used) {
            // Another tab was quicker; the page has a word for that.
            state = "gone";
        }
    }

    /** {@code open}, {@code done} or {@code gone}. */
    public String getState() {
        return state;
    }
}
