package io.plumbline.web.portal.programme;

import io.plumbline.campaign.api.Announcement;
import io.plumbline.campaign.api.Messages;
import io.plumbline.campaign.api.PartnerGroup;
import io.plumbline.campaign.api.PartnerGroups;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

@Named
@RequestScoped
public class MessageListView {

    @Inject
    private Messages messages;
    @Inject
    private PartnerGroups partnerGroups;

    private String title;
    private String text;
    private String group;
    private UUID partnerId;
    private List<Messages.Thread> threads;
    private List<Announcement> news;

    public List<Messages.Thread> getThreads() {
        return threads = threads == null ? new ArrayList<>(messages.threads()) : threads;
    }

    public List<Announcement> getAnnouncements() {
        return news = news == null ? messages.announcements() : news;
    }

    public List<PartnerGroup> getGroups() {
        return partnerGroups.list();
    }

    public String announce() {
        messages.announce(new Announcement.Draft(title, text, group, partnerId));
        return here();
    }

    public String withdraw(UUID id) {
        messages.withdraw(id);
        return here();
    }

    private static String here() {
        return "/app/messages/list.xhtml?faces-redirect=true";
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public String getGroup() {
        return group;
    }

    public void setGroup(String group) {
        this.group = group;
    }

    public UUID getPartnerId() {
        return partnerId;
    }

    public void setPartnerId(UUID partnerId) {
        this.partnerId = partnerId;
    }
}
