package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.Rate;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Invalid;
import io.plumbline.tracking.api.LeadReceipt;
import io.plumbline.tracking.api.LeadSheets;
import io.plumbline.tracking.api.LeadSubmission;
import io.plumbline.tracking.api.Leads;
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
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** One lead by a form, or many by a list with an answer for each line. */
@Named
@ViewScoped
public class OwnLeadEditView implements Serializable {

    @Inject
    private transient Leads leads;
    @Inject
    private transient LeadSheets sheets;
    @Inject
    private transient Authority authority;
    @Inject
    private OwnNames names;

    private UUID campaignId;
    private String goal;
    private String email;
    private String phone;
    private String name;
    private String company;
    private String note;
    private String externalId;
    private boolean consent;
    private UUID listCampaignId;
    private String listGoal;
    private boolean listConsent;
    private transient Part file;
    private ArrayList<LeadSheets.Line> lines;

    public String hand() {
        new Check().that(consent, "consent", "consent-required", "Nobody may get in touch without the person's consent.").done();
        LeadReceipt receipt = leads.take(new LeadSubmission(null, blankToNull(goal), blankToNull(externalId), LeadSubmission.Origin.partner(campaignId, authority.requirePartner()), null,
                new LeadSubmission.Contact(email, phone, blankToNull(name), blankToNull(company)), note == null || note.isBlank() ? Map.of() : Map.of("note", note.strip()),
                new LeadSubmission.Consent(OwnWords.of("lead.consent"), null, null), null, null, false, null, null, null));
        tell(receipt);
        return "/partner/leads/view.xhtml?faces-redirect=true&id=" + receipt.leadId();
    }

    /** Who hands somebody in once more should notice: nothing was added, or it pays nothing. */
    private void tell(LeadReceipt receipt) {
        if (receipt.result() == LeadReceipt.Result.RECORDED) {
            OwnWords.say("lead.taken");
        } else if ("name-known".equals(receipt.reason())) {
            OwnWords.warn("lead.known.name", externalId.strip());
        } else {
            OwnWords.warn("lead.known");
        }
    }

    public void upload() {
        new Check().that(listConsent, "listConsent", "consent-required", "Nobody may get in touch without the person's consent.").done();
        if (file == null || file.getSize() == 0) {
            throw new Invalid("file", "required", "Choose a file.");
        }
        try (InputStream csv = file.getInputStream()) {
            lines = new ArrayList<>(sheets.hand(listCampaignId, blankToNull(listGoal), OwnWords.of("lead.consent"), csv));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String blankToNull(String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }

    /** What the partner is paid for by its agreements and a lead can be: keys by their names. */
    public Map<String, String> getGoals() {
        Map<String, String> goals = new TreeMap<>();
        names.getCampaigns().stream().filter(offer -> offer.agreement() != null).forEach(offer -> offer.agreement().rates().stream().map(Rate::goal)
                .filter(key -> key != null && names.isOfLeads(offer.advertiserId(), key)).forEach(key -> goals.put(names.goal(offer.advertiserId(), key), key)));
        return goals;
    }

    /** Null until a list was handed in. */
    public List<LeadSheets.Line> getLines() {
        return lines;
    }

    public long count(String code) {
        return lines == null ? 0 : lines.stream().filter(line -> code.equals("refused") ? line.leadId() == null : line.code().equals(code)).count();
    }

    public UUID getCampaignId() {
        return campaignId;
    }

    public void setCampaignId(UUID campaignId) {
        this.campaignId = campaignId;
    }

    public String getGoal() {
        return goal;
    }

    public void setGoal(String goal) {
        this.goal = goal;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getCompany() {
        return company;
    }

    public void setCompany(String company) {
        this.company = company;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public String getExternalId() {
        return externalId;
    }

    public void setExternalId(String externalId) {
        this.externalId = externalId;
    }

    public boolean isConsent() {
        return consent;
    }

    public void setConsent(boolean consent) {
        this.consent = consent;
    }

    public UUID getListCampaignId() {
        return listCampaignId;
    }

    public void setListCampaignId(UUID listCampaignId) {
        this.listCampaignId = listCampaignId;
    }

    public String getListGoal() {
        return listGoal;
    }

    public void setListGoal(String listGoal) {
        this.listGoal = listGoal;
    }

    public boolean isListConsent() {
        return listConsent;
    }

    public void setListConsent(boolean listConsent) {
        this.listConsent = listConsent;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
