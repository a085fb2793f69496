package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.Messages;
import io.plumbline.campaign.api.Partner;
import io.plumbline.campaign.api.PartnerProgramme;
import io.plumbline.campaign.api.Partners;
import io.plumbline.campaign.api.Programme;
import io.plumbline.campaign.api.ProgrammeTerms;
import io.plumbline.shared.Authority;
import io.plumbline.shared.NotFound;
import io.plumbline.tracking.api.Inquiries;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.net.MalformedURLException;
import java.util.List;
import java.util.UUID;

/** What stands around every page of a partner: whose programme it is, who has come, and where one can go. */
@Named("ownHouse")
@RequestScoped
public class OwnHouse {

    /** An entry of the navigation; its word is {@code nav.<key>} of the partners' bundle. It shows as soon as its page exists. */
    public record Entry(String key, String path) {
    }

    private static final List<Entry> ENTRIES = List.of(at("dashboard", "dashboard"), at("campaigns", "campaigns/list"), at("links", "links/list"),
            at("creatives", "creatives/list"), at("coupons", "coupons/list"), at("conversions", "conversions/list"), at("leads", "leads/list"),
            at("reports", "reports/query"), at("statements", "statements/list"), at("inquiries", "inquiries/list"), at("messages", "messages/list"));
    private static final List<Entry> ACCOUNT = List.of(at("profile", "profile/view"), at("payee", "payee/edit"), at("terms", "terms/view"),
            at("postbacks", "postback-rules/list"), at("keys", "keys/list"));

    @Inject
    private PartnerProgramme programmes;
    @Inject
    private Partners partners;
    @Inject
    private Authority authority;
    @Inject
    private ServletContext application;

    @Inject
    private Messages messages;
    @Inject
    private Inquiries inquiries;
    @Inject
    private ProgrammeTerms terms;

    private Programme programme;
    private Long unread;
    private Long asked;
    private Partner partner;

    public Programme getProgramme() {
        return programme = programme == null ? programmes.get() : programme;
    }

    public Partner getPartner() {
        if (partner == null) {
            UUID id = authority.requirePartner();
            partner = partners.find(id).orElseThrow(() -> new NotFound("partner", id));
        }
        return partner;
    }

    public List<Entry> getEntries() {
        return ENTRIES.stream().filter(this::exists).toList();
    }

    public List<Entry> getAccount() {
        return ACCOUNT.stream().filter(this::exists).toList();
    }

    /** How many things wait behind the entry for the one who looks. */
    public long waiting(String key) {
        return switch (key) {
            case "messages" -> unread = unread == null ? messages.unread() : unread;
            case "inquiries" -> asked = asked == null ? inquiries.waiting() : asked;
            default -> 0;
        };
    }

    /** Whether there are conditions that nobody of the partner has accepted. */
    public boolean isTermsOpen() {
        return terms.current().isPresent() && terms.accepted().isEmpty();
    }

    private boolean exists(Entry entry) {
        try {
            return application.getResource(entry.path()) != null;
        } catch (MalformedURLException e) {
            return false;
        }
    }

    private static Entry at(String key, String page) {
        return new Entry(key, "/partner/" + page + ".xhtml");
    }
}
