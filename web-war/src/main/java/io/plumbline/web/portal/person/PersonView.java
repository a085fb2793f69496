package io.plumbline.web.portal.person;

import io.plumbline.shared.Json;
import io.plumbline.tracking.api.People;
import io.plumbline.web.portal.Words;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Names of persons are sent in bodies, never in addresses: those end in logs and histories. */
@Named
@ViewScoped
public class PersonView implements Serializable {

    @Inject
    private People people;

    private UUID advertiserId;
    private String customerId;
    private String email;
    private String visitorId;
    private String leadId;
    private String clickId;
    private String reference;
    private People.Found found;

    public void find() {
        found = null;
        found = people.find(who());
    }

    public void export() throws IOException {
        byte[] file = Json.write(people.export(who())).getBytes(StandardCharsets.UTF_8);
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext out = faces.getExternalContext();
        out.responseReset();
        out.setResponseContentType("application/json;charset=UTF-8");
        out.setResponseHeader("Content-Disposition", "attachment; filename=\"person.json\"");
        out.setResponseHeader("Cache-Control", "no-store");
        out.setResponseContentLength(file.length);
        out.getResponseOutputStream().write(file);
        faces.responseComplete();
    }

    public String erase() {
        long rows = people.erase(who(), reference).changed().values().stream().mapToLong(Long::longValue).sum();
        Words.say("persons.erased", rows);
        return "/app/persons/view.xhtml?faces-redirect=true";
    }

    public void part(UUID person) {
        people.part(advertiserId, person, null);
        find();
    }

    private People.Who who() {
        return new People.Who(advertiserId, blank(customerId), blank(email), blank(visitorId), blank(leadId), blank(clickId));
    }

    private static String blank(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    public People.Found getFound() {
        return found;
    }

    public List<Map.Entry<String, Long>> getCounts() {
        return new ArrayList<>(found.counts().entrySet());
    }

    public List<People.Alias> getMerges() {
        return new ArrayList<>(found.merges());
    }

    public UUID getAdvertiserId() {
        return advertiserId;
    }

    public void setAdvertiserId(UUID advertiserId) {
        this.advertiserId = advertiserId;
    }

    public String getCustomerId() {
        return customerId;
    }

    public void setCustomerId(String customerId) {
        this.customerId = customerId;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getVisitorId() {
        return visitorId;
    }

    public void setVisitorId(String visitorId) {
        this.visitorId = visitorId;
    }

    public String getLeadId() {
        return leadId;
    }

    public void setLeadId(String leadId) {
        this.leadId = leadId;
    }

    public String getClickId() {
        return clickId;
    }

    public void setClickId(String clickId) {
        this.clickId = clickId;
    }

    public String getReference() {
        return reference;
    }

    public void setReference(String reference) {
        this.reference = reference;
    }
}
