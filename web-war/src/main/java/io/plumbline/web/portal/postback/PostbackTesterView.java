package io.plumbline.web.portal.postback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.campaign.api.Links;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Role;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Goes through the real doors, as a visitor and a shop would: a test click first, then a postback or a pixel with its click id. */
@Named
@ViewScoped
public class PostbackTesterView implements Serializable {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    private transient Workspace workspace;
    @Inject
    private transient Links links;
    @Inject
    private transient Authority authority;

    private UUID linkId;
    private String clickId;
    private String goal;
    private String txid = "TEST-1";
    private String amount = "10.00";
    private String currency = "EUR";
    private String token;
    private Call.Outcome outcome;

    public void click() throws IOException {
        authority.require(Role.MARKETER, Role.FINANCE);
        new Check().that(linkId != null, "link", "required", "Choose a link.").done();
        outcome = Call.get(links.get(linkId).url(), Map.of("format", "json"));
        JsonNode answer = JSON.readTree(outcome.body());
        clickId = answer.path("clickId").asText(clickId);
    }

    public void postback() {
        authority.require(Role.MARKETER, Role.FINANCE);
        outcome = Call.get(workspace.baseUrl() + "/postback", parameters(true));
    }

    public void pixel() {
        authority.require(Role.MARKETER, Role.FINANCE);
        outcome = Call.get(workspace.baseUrl() + "/px.gif", parameters(false));
    }

    public String getPostbackUrl() {
        return Call.address(workspace.baseUrl() + "/postback", parameters(true));
    }

    public String getPixelTag() {
        return "<img src=\"" + Call.address(workspace.baseUrl() + "/px.gif", parameters(false)).replace("&", "&amp;") + "\" width=\"1\" height=\"1\" alt=\"\">";
    }

    private Map<String, String> parameters(boolean withToken) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("click_id", clickId);
        parameters.put("goal", goal);
        parameters.put("txid", txid);
        parameters.put("amount", amount);
        parameters.put("currency", currency);
        parameters.put("token", withToken ? token : null);
        parameters.values().removeIf(value -> value == null || value.isBlank());
        return parameters;
    }

    public Call.Outcome getOutcome() {
        return outcome;
    }

    public UUID getLinkId() {
        return linkId;
    }

    public void setLinkId(UUID linkId) {
        this.linkId = linkId;
    }

    public String getClickId() {
        return clickId;
    }

    public void setClickId(String clickId) {
        this.clickId = clickId;
    }

    public String getGoal() {
        return goal;
    }

    public void setGoal(String goal) {
        this.goal = goal;
    }

    public String getTxid() {
        return txid;
    }

    public void setTxid(String txid) {
        this.txid = txid;
    }

    public String getAmount() {
        return amount;
    }

    public void setAmount(String amount) {
        this.amount = amount;
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }
}
