package io.plumbline.web.portal.programme;

import io.plumbline.campaign.api.Message;
import io.plumbline.campaign.api.Messages;
import io.plumbline.shared.Ids;
import io.plumbline.shared.PageRequest;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;

@Named
@RequestScoped
public class MessageView {

    private static final int SHOWN = 200;

    @Inject
    private Messages messages;
    @Inject
    private HttpServletRequest request;

    private UUID partnerId;
    private String word;
    private List<Message> words;

    @PostConstruct
    void read() {
        partnerId = Ids.parse("partner", request.getParameter("partner"));
        words = messages.with(partnerId, PageRequest.first(SHOWN)).items();
    }

    public UUID getPartnerId() {
        return partnerId;
    }

    public List<Message> getWords() {
        return words;
    }

    public String say() {
        messages.say(partnerId, word);
        return "/app/messages/view.xhtml?faces-redirect=true&partner=" + partnerId;
    }

    public String getWord() {
        return word;
    }

    public void setWord(String word) {
        this.word = word;
    }
}
