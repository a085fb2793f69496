package io.plumbline.web.portal.partnerside;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Inquiries;
import io.plumbline.tracking.api.Inquiry;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

@Named
@RequestScoped
public class OwnInquiryView {

    @Inject
    private Inquiries inquiries;
    @Inject
    private HttpServletRequest request;

    private Inquiry inquiry;
    private String word;

    @PostConstruct
    void read() {
        inquiry = inquiries.get(Ids.parse("inquiry", request.getParameter("id")));
    }

    public Inquiry getInquiry() {
        return inquiry;
    }

    public String say() {
        inquiries.say(inquiry.id(), word);
        return here();
    }

    public String withdraw() {
        inquiries.withdraw(inquiry.id(), null);
        OwnWords.say("inquiry.withdrawn");
        return here();
    }

    private String here() {
        return "/partner/inquiries/view.xhtml?faces-redirect=true&id=" + inquiry.id();
    }

    public String getWord() {
        return word;
    }

    public void setWord(String word) {
        this.word = word;
    }
}
