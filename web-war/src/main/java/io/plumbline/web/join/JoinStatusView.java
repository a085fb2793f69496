package io.plumbline.web.join;

import io.plumbline.campaign.api.ApplicantConfirmations;
import io.plumbline.campaign.api.Application;
import io.plumbline.campaign.api.Applications;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

@Named
@RequestScoped
public class JoinStatusView {

    @Inject
    private Applications applications;
    @Inject
    private ApplicantConfirmations confirmations;
    @Inject
    private HttpServletRequest request;

    private Application application;
    private String text;
    private boolean reminded;

    @PostConstruct
    void read() {
        application = applications.ofPage(request.getParameter("ticket"));
    }

    public Application getApplication() {
        return application;
    }

    /** Another letter with another link. */
    public void remind() {
        application = confirmations.remind(request.getParameter("ticket"));
        reminded = true;
    }

    public boolean isReminded() {
        return reminded;
    }

    public void reply() {
        application = applications.reply(request.getParameter("ticket"), text);
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
