package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Choices;
import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.GoalKind;
import io.plumbline.campaign.api.Goals;
import io.plumbline.campaign.api.Offer;
import io.plumbline.campaign.api.Offers;
import io.plumbline.web.portal.TermsNames;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Names for ids of what is the partner's, each looked up once a request. */
@Named("ownNames")
@RequestScoped
public class OwnNames {

    @Inject
    private Offers offers;
    @Inject
    private Campaigns campaigns;
    @Inject
    private Choices choices;
    @Inject
    private TermsNames terms;

    @Inject
    private Goals goals;

    private List<Offer> all;
    private final Map<List<Object>, Optional<Goal>> known = new HashMap<>();
    private final Map<UUID, String> linkNames = new HashMap<>();
    private final Map<UUID, String> campaignNames = new HashMap<>();

    /** Campaigns the partner works for, or has asked to. */
    public List<Offer> getCampaigns() {
        return all = all == null ? offers.own() : all;
    }

    public String campaign(UUID id) {
        return id == null ? "—" : campaignNames.computeIfAbsent(id, one -> campaigns.find(one).map(Campaign::name).orElse("—"));
    }

    public String link(UUID id) {
        return id == null ? "—" : linkNames.computeIfAbsent(id, one -> choices.names(Choices.Of.LINK, List.of(one)).getOrDefault(one, "—"));
    }

    public String goal(UUID advertiser, String key) {
        return advertiser == null || key == null ? key : goal(advertiser, key, Goal::name).orElse(key);
    }

    /** What a lead can be: not what is bought or installed. */
    boolean isOfLeads(UUID advertiser, String key) {
        return goal(advertiser, key, Goal::kind).filter(kind -> kind != GoalKind.SALE && kind != GoalKind.INSTALL).isPresent();
    }

    private <T> Optional<T> goal(UUID advertiser, String key, Function<Goal, T> said) {
        return known.computeIfAbsent(List.of(advertiser, key), one -> goals.find(advertiser, key)).map(said);
    }

    /** Looks the names of the links of a page's rows up at once. */
    <R> void knowLinks(List<R> rows, Function<R, UUID> link) {
        linkNames.putAll(choices.names(Choices.Of.LINK, rows.stream().map(link).filter(Objects::nonNull).distinct().toList()));
    }

    /** What a trace names by id; another partner is never named. */
    String of(String kind, UUID id) {
        return switch (kind) {
            case "campaign" -> campaign(id);
            case "link" -> link(id);
            case "agreement" -> terms.of(id, agreed -> campaign(agreed.campaignId()));
            default -> "—";
        };
    }
}
