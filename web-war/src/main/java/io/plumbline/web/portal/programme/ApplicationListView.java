package io.plumbline.web.portal.programme;

import io.plumbline.campaign.api.Application;
import io.plumbline.campaign.api.ApplicationStatus;
import io.plumbline.campaign.api.Applications;
import io.plumbline.campaign.api.PartnerGroup;
import io.plumbline.campaign.api.PartnerGroups;
import io.plumbline.campaign.api.PartnerProgramme;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.shared.Page;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.EventSearch;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

@Named
@ViewScoped
public class ApplicationListView implements Serializable {

    /** @param address where the person chooses a password */
    public record Invited(String login, String address) implements Serializable {
    }

    @Inject
    private transient Applications applications;
    @Inject
    private transient PartnerGroups partnerGroups;
    @Inject
    private transient PartnerProgramme programme;
    @Inject
    private transient Workspace workspace;
    @Inject
    private EventSearch search;
    @Inject
    private Range range;

    private final Map<UUID, Boolean> picked = new HashMap<>();
    private final List<Invited> invited = new ArrayList<>();
    private transient Page<Application> page;
    private String group;
    private String reason;

    private Page<Application> page() {
        if (page == null) {
            ApplicationStatus status = Stream.of(ApplicationStatus.values()).filter(one -> one.key().equals(search.value("show"))).findFirst().orElse(null);
            page = applications.list(status, search.value("q").isEmpty() ? null : search.value("q"), search.page());
        }
        return page;
    }

    public List<Application> getRows() {
        return new ArrayList<>(page().items());
    }

    public void approve() {
        invited.clear();
        chosen().forEach(id -> {
            Applications.Approved approved = applications.approve(id, null, group);
            invited.add(new Invited(approved.login(), workspace.baseUrl() + "/invitation.xhtml?ticket=" + approved.invitation()));
        });
        page = null;
    }

    public void reject() {
        invited.clear();
        chosen().forEach(id -> applications.reject(id, null, reason));
        page = null;
    }

    private List<UUID> chosen() {
        List<UUID> ids = picked.entrySet().stream().filter(one -> Boolean.TRUE.equals(one.getValue())).map(Map.Entry::getKey).toList();
        picked.clear();
        return ids;
    }

    public ApplicationStatus[] getChoices() {
        return ApplicationStatus.values();
    }

    public List<PartnerGroup> getGroups() {
        return partnerGroups.list();
    }

    public boolean isOpen() {
        return programme.get().open();
    }

    public String getJoinAddress() {
        return workspace.baseUrl() + "/join.xhtml";
    }

    public String getNextLink() {
        return page().next() == null ? null : range.with("cursor", page().next());
    }

    public Map<UUID, Boolean> getPicked() {
        return picked;
    }

    public List<Invited> getInvited() {
        return invited;
    }

    public String getGroup() {
        return group;
    }

    public void setGroup(String group) {
        this.group = group;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
