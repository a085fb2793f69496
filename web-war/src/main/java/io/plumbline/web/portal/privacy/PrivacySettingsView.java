package io.plumbline.web.portal.privacy;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.ConsentDecision;
import io.plumbline.tracking.api.ConsentSignals;
import io.plumbline.tracking.api.PrivacyPolicies;
import io.plumbline.tracking.api.PrivacyPolicies.Setting;
import io.plumbline.tracking.api.PrivacyPolicy;
import io.plumbline.web.faces.Format;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.ResourceBundle;
import java.util.UUID;

@Named
@ViewScoped
public class PrivacySettingsView implements Serializable {

    private static final List<String> EXAMPLES = List.of("country=DE", "country=DE&ad_storage=granted", "country=DE&ad_storage=denied", "gdpr=1&gdpr_consent=…", "country=US",
            "country=US&Sec-GPC=1", "gpp=DBABLA~BAAQAAAAAABA.YA&gpp_sid=7", "");

    /** A line of the decision table, worked out by the rules themselves. */
    public record Line(String signal, ConsentDecision decision) implements Serializable {
    }

    @Inject
    private PrivacyPolicies policies;
    @Inject
    private HttpServletRequest request;

    private UUID advertiser;
    private Setting setting;
    private PrivacyPolicy.Mode mode;
    private PrivacyPolicy.Region region;
    private ConsentDecision.Address address;
    private Integer months;
    private Integer vendor;
    private String evidence;
    private String returning;
    private String query;
    private ConsentDecision decision;

    @PostConstruct
    void read() {
        String asked = request.getParameter("advertiser");
        advertiser = asked == null || asked.isEmpty() ? null : Ids.parse("advertiser", asked);
        setting = policies.get(advertiser);
        PrivacyPolicy own = setting.own();
        mode = own.mode();
        region = own.unknownRegion();
        address = own.address();
        months = own.consentMonths();
        vendor = own.vendorId();
        evidence = own.evidence() == null ? null : String.join(", ", own.evidence());
        returning = own.returningFrom() == null ? null : String.join("\n", own.returningFrom());
    }

    public boolean isOfWorkspace() {
        return advertiser == null;
    }

    public String save() {
        policies.put(advertiser, setting.version(), new PrivacyPolicy(mode, region, address, vendor, setting.own().platformVendors(), months, list(returning), list(evidence)));
        Words.say("privacy.saved");
        return "/app/privacy/settings.xhtml?faces-redirect=true" + (advertiser == null ? "" : "&advertiser=" + advertiser);
    }

    public void decide() {
        decision = decision(query == null ? "" : query.strip());
    }

    public List<Line> getTable() {
        return EXAMPLES.stream().map(signal -> new Line(signal.isEmpty() ? "—" : signal, decision(signal))).toList();
    }

    private ConsentDecision decision(String signals) {
        String[] pairs = signals.replaceFirst("^[^?]*\\?", "").split("&");
        return policies.decide(advertiser, ConsentSignals.of(name -> value(pairs, name), "1".equals(value(pairs, "Sec-GPC")), value(pairs, "country")));
    }

    private static String value(String[] pairs, String name) {
        return Arrays.stream(pairs).filter(pair -> pair.startsWith(name + "=")).map(pair -> pair.substring(name.length() + 1).strip()).findFirst().orElse(null);
    }

    private static List<String> list(String text) {
        return text == null || text.isBlank() ? null : Arrays.stream(text.strip().split("[\\s,;]+")).toList();
    }

    public String getNote() {
        ResourceBundle words = ResourceBundle.getBundle("io.plumbline.web.messages.admin", Words.locale());
        return setting.version() == 0 ? words.getString("privacy.unset") : new Format().text(words.getString("privacy.set"), setting.changedBy());
    }

    public PrivacyPolicy getEffective() {
        return setting.effective();
    }

    public String getEvidenceText() {
        return String.join(" → ", setting.effective().evidence());
    }

    public PrivacyPolicy.Mode[] getModes() {
        return PrivacyPolicy.Mode.values();
    }

    public PrivacyPolicy.Region[] getRegions() {
        return PrivacyPolicy.Region.values();
    }

    public ConsentDecision.Address[] getAddresses() {
        return ConsentDecision.Address.values();
    }

    public ConsentDecision getDecision() {
        return decision;
    }

    public PrivacyPolicy.Mode getMode() {
        return mode;
    }

    public void setMode(PrivacyPolicy.Mode mode) {
        this.mode = mode;
    }

    public PrivacyPolicy.Region getRegion() {
        return region;
    }

    public void setRegion(PrivacyPolicy.Region region) {
        this.region = region;
    }

    public ConsentDecision.Address getAddress() {
        return address;
    }

    public void setAddress(ConsentDecision.Address address) {
        this.address = address;
    }

    public Integer getMonths() {
        return months;
    }

    public void setMonths(Integer months) {
        this.months = months;
    }

    public Integer getVendor() {
        return vendor;
    }

    public void setVendor(Integer vendor) {
        this.vendor = vendor;
    }

    public String getEvidence() {
        return evidence;
    }

    public void setEvidence(String evidence) {
        this.evidence = evidence;
    }

    public String getReturning() {
        return returning;
    }

    public void setReturning(String returning) {
        this.returning = returning;
    }

    public String getQuery() {
        return query;
    }

    public void setQuery(String query) {
        this.query = query;
    }
}
