package io.plumbline.web.portal.programme;

import io.plumbline.campaign.api.PartnerGroup;
import io.plumbline.campaign.api.PartnerGroups;
import io.plumbline.campaign.api.PartnerProgramme;
import io.plumbline.campaign.api.Programme;
import io.plumbline.campaign.api.ProgrammeTerms;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.shared.Invalid;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Everything about the programme itself: how it presents itself, what it asks, its groups and its conditions. */
@Named
@ViewScoped
public class ProgrammeView implements Serializable {

    private static final int LARGEST = 200_001;

    @Inject
    private transient PartnerProgramme programmes;
    @Inject
    private transient PartnerGroups partnerGroups;
    @Inject
    private transient ProgrammeTerms terms;
    @Inject
    private transient Workspace workspace;

    private Long version;
    private String name;
    private String intro;
    private boolean open;
    private Integer reapplyDays;
    private Integer inquiryDays;
    private boolean logo;
    private List<QuestionRow> questions;
    private transient Part picture;
    private String groupName;
    private String groupKey;
    private String termsTitle;
    private String termsText;

    @PostConstruct
    void read() {
        Programme now = programmes.get();
        version = now.version();
        name = now.name();
        intro = now.intro();
        open = now.open();
        reapplyDays = now.reapplyDays();
        inquiryDays = now.inquiryDays();
        logo = now.hasLogo();
        questions = new ArrayList<>(now.questions().stream().map(QuestionRow::of).toList());
        termsText = terms.current().map(ProgrammeTerms.Version::text).orElse(null);
        termsTitle = terms.current().map(ProgrammeTerms.Version::title).orElse(null);
    }

    public String save() {
        programmes.amend(version, new Programme.Draft(name, intro, open, questions.stream().map(QuestionRow::question).toList(), reapplyDays, inquiryDays));
        return saved();
    }

    public void add() {
        questions.add(new QuestionRow());
    }

    public void remove(int at) {
        questions.remove(at);
    }

    public String showLogo() {
        if (picture == null) {
            throw new Invalid("picture", "required", "Choose a picture.");
        }
        try (InputStream bytes = picture.getInputStream()) {
            programmes.showLogo(bytes.readNBytes(LARGEST));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return saved();
    }

    public String removeLogo() {
        programmes.showLogo(null);
        return saved();
    }

    public String addGroup() {
        partnerGroups.add(new PartnerGroup.Draft(groupKey, groupName));
        return saved();
    }

    public String removeGroup(UUID id) {
        partnerGroups.remove(id);
        return saved();
    }

    public String publish() {
        terms.publish(termsTitle, termsText);
        return saved();
    }

    private static String saved() {
        ProgrammeWords.say("programme.saved");
        return "/app/programme/settings.xhtml?faces-redirect=true";
    }

    public List<ProgrammeTerms.Version> getVersions() {
        return terms.versions();
    }

    public long acceptedBy(int number) {
        return terms.acceptances(null).stream().filter(one -> one.number() == number).count();
    }

    public List<PartnerGroup> getGroups() {
        return partnerGroups.list();
    }

    public Programme.Answering[] getKinds() {
        return Programme.Answering.values();
    }

    public List<QuestionRow> getQuestions() {
        return questions;
    }

    public boolean isLogo() {
        return logo;
    }

    public String getJoinAddress() {
        return workspace.baseUrl() + "/join.xhtml";
    }

    public Long getVersion() {
        return version;
    }

    public void setVersion(Long version) {
        this.version = version;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getIntro() {
        return intro;
    }

    public void setIntro(String intro) {
        this.intro = intro;
    }

    public boolean isOpen() {
        return open;
    }

    public void setOpen(boolean open) {
        this.open = open;
    }

    public Integer getReapplyDays() {
        return reapplyDays;
    }

    public void setReapplyDays(Integer reapplyDays) {
        this.reapplyDays = reapplyDays;
    }

    public Integer getInquiryDays() {
        return inquiryDays;
    }

    public void setInquiryDays(Integer inquiryDays) {
        this.inquiryDays = inquiryDays;
    }

    public Part getPicture() {
        return picture;
    }

    public void setPicture(Part picture) {
        this.picture = picture;
    }

    public String getGroupName() {
        return groupName;
    }

    public void setGroupName(String groupName) {
        this.groupName = groupName;
    }

    public String getGroupKey() {
        return groupKey;
    }

    public void setGroupKey(String groupKey) {
        this.groupKey = groupKey;
    }

    public String getTermsTitle() {
        return termsTitle;
    }

    public void setTermsTitle(String termsTitle) {
        this.termsTitle = termsTitle;
    }

    public String getTermsText() {
        return termsText;
    }

    public void setTermsText(String termsText) {
        this.termsText = termsText;
    }
}
