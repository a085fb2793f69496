package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.Announcement;
import io.plumbline.campaign.api.Message;
import io.plumbline.campaign.api.Messages;
import io.plumbline.shared.PageRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

@Named
@RequestScoped
public class OwnMessageListView {

    private static final int SHOWN = 100;

    @Inject
    private Messages messages;

    private String word;
    private List<Message> words;
    private List<Announcement> news;

    public List<Message> getWords() {
        return words = words == null ? messages.with(null, PageRequest.first(SHOWN)).items() : words;
    }

    public List<Announcement> getAnnouncements() {
        return news = news == null ? messages.announcements() : news;
    }

    public String say() {
        messages.say(null, word);
        return here();
    }

    public String read(UUID announcement) {
        messages.read(announcement);
        return here();
    }

    private static String here() {
        return "/partner/messages/list.xhtml?faces-redirect=true";
    }

    public String getWord() {
        return word;
    }

    public void setWord(String word) {
        this.word = word;
    }
}
