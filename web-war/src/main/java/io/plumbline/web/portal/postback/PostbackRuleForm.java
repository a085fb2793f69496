package io.plumbline.web.portal.postback;

import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.shared.Invalid;
import io.plumbline.tracking.api.LeadStage;
import io.plumbline.tracking.api.PostbackEvent;
import io.plumbline.tracking.api.PostbackRule;
import io.plumbline.tracking.api.PostbackRuleDraft;
import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A rule as people type it: goals in one line, headers one a line. */
public class PostbackRuleForm implements Serializable {

    private String name;
    private UUID advertiserId;
    private UUID campaignId;
    private UUID partnerId;
    private String goals;
    private PostbackEvent[] events = {PostbackEvent.APPROVED};
    private boolean fromFiles;
    private String method = "GET";
    private String url;
    private String headers;
    private String contentType = "application/json";
    private String body;
    private Integer delaySeconds = 0;
    private PlanStatus status = PlanStatus.ACTIVE;
    private Integer vendorId;
    private Integer providerId;
    private LeadStage[] stages = {};

    void show(PostbackRule rule) {
        name = rule.name();
        advertiserId = rule.advertiserId();
        campaignId = rule.campaignId();
        partnerId = rule.partnerId();
        goals = String.join(", ", rule.goals());
        events = rule.events().toArray(PostbackEvent[]::new);
        fromFiles = rule.fromFiles();
        method = rule.method();
        url = rule.url();
        headers = rule.headers().entrySet().stream().map(header -> header.getKey() + ": " + header.getValue()).collect(Collectors.joining("\n"));
        contentType = rule.contentType() == null ? contentType : rule.contentType();
        body = rule.body();
        delaySeconds = rule.delaySeconds();
        status = rule.status();
        vendorId = rule.vendorId();
        providerId = rule.providerId();
        stages = rule.stages().toArray(LeadStage[]::new);
    }

    PostbackRuleDraft draft(boolean isNew) {
        boolean posts = "POST".equals(method);
        List<String> keys = goals == null ? List.of() : Arrays.stream(goals.split("[,\\s]+")).filter(goal -> !goal.isBlank()).toList();
        return new PostbackRuleDraft(name, advertiserId, campaignId, partnerId, keys, events == null ? List.of() : List.of(events), fromFiles, method, url, headerLines(),
                posts ? contentType : null, posts ? body : null, delaySeconds, isNew ? status : null, vendorId, providerId, stages == null ? List.of() : List.of(stages));
    }

    private Map<String, String> headerLines() {
        Map<String, String> read = new LinkedHashMap<>();
        for (String line : headers == null ? new String[0] : headers.split("\\R")) {
            int colon = line.indexOf(':');
            if (!line.isBlank() && colon < 1) {
                throw new Invalid("headers", "header-malformed", "Write one header a line: Name: value.");
            }
            if (!line.isBlank()) {
                read.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
            }
        }
        return read;
    }

    public LeadStage[] getStages() {
        return stages;
    }

    public void setStages(LeadStage[] stages) {
        this.stages = stages;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public UUID getAdvertiserId() {
        return advertiserId;
    }

    public void setAdvertiserId(UUID advertiserId) {
        this.advertiserId = advertiserId;
    }

    public UUID getCampaignId() {
        return campaignId;
    }

    public void setCampaignId(UUID campaignId) {
        this.campaignId = campaignId;
    }

    public UUID getPartnerId() {
        return partnerId;
    }

    public void setPartnerId(UUID partnerId) {
        this.partnerId = partnerId;
    }

    public String getGoals() {
        return goals;
    }

    public void setGoals(String goals) {
        this.goals = goals;
    }

    public PostbackEvent[] getEvents() {
        return events;
    }

    public void setEvents(PostbackEvent[] events) {
        this.events = events;
    }

    public boolean isFromFiles() {
        return fromFiles;
    }

    public void setFromFiles(boolean fromFiles) {
        this.fromFiles = fromFiles;
    }

    public String getMethod() {
        return method;
    }

    public void setMethod(String method) {
        this.method = method;
    }

    public String getUrl() {
        return url;
    }

    public void setUrl(String url) {
        this.url = url;
    }

    public String getHeaders() {
        return headers;
    }

    public void setHeaders(String headers) {
        this.headers = headers;
    }

    public String getContentType() {
        return contentType;
    }

    public void setContentType(String contentType) {
        this.contentType = contentType;
    }

    public String getBody() {
        return body;
    }

    public void setBody(String body) {
        this.body = body;
    }

    public Integer getDelaySeconds() {
        return delaySeconds;
    }

    public void setDelaySeconds(Integer delaySeconds) {
        this.delaySeconds = delaySeconds;
    }

    public PlanStatus getStatus() {
        return status;
    }

    public void setStatus(PlanStatus status) {
        this.status = status;
    }

    public Integer getVendorId() {
        return vendorId;
    }

    public void setVendorId(Integer vendorId) {
        this.vendorId = vendorId;
    }

    public Integer getProviderId() {
        return providerId;
    }

    public void setProviderId(Integer providerId) {
        this.providerId = providerId;
    }
}
