package io.plumbline.web.join;

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
    private HttpServletRequest request;

    private Application application;
    private String text;

    @PostConstruct
    void read() {
        application = applications.ofPage(request.getParameter("ticket"));
    }

    public Application getApplication() {
        return application;
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
