package io.plumbline.web.portal;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Choice;
import io.plumbline.campaign.api.Choices;
import io.plumbline.campaign.api.Choices.Of;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Names for ids, and the choices of filters and forms; read once a request, and only when a page asks. */
@Named("names")
@RequestScoped
public class Names {

    @Inject
    private Advertisers advertisers;
    @Inject
    private Choices choices;
    @Inject
    private TermsNames terms;
    @Inject
    private GoalNames goals;

    private List<Advertiser> allAdvertisers;
    private final Map<Of, List<Choice>> first = new EnumMap<>(Of.class);
    private final Map<Of, Map<UUID, String>> known = new EnumMap<>(Of.class);

    public List<Advertiser> getAdvertisers() {
        return allAdvertisers = allAdvertisers == null ? advertisers.choices() : allAdvertisers;
    }

    /** @param of {@code campaign}, {@code partner} or {@code link} */
    public List<Choice> choices(String of) {
        return first(Of.valueOf(of.toUpperCase(Locale.ROOT)));
    }

    /** Whether there are more than one picks by eye: the list of choices is not whole then. */
    public boolean many(String of) {
        return choices(of).size() > Choices.BY_EYE;
    }

    /** @param id a UUID, or its text as an address has it; empty for nothing */
    public String chosen(String of, Object id) {
        UUID wanted = id instanceof UUID uuid ? uuid : parsed(String.valueOf(id));
        return wanted == null ? "" : name(Of.valueOf(of.toUpperCase(Locale.ROOT)), wanted);
    }

    public String advertiser(UUID id) {
        return name(Of.ADVERTISER, id);
    }

    public String campaign(UUID id) {
        return name(Of.CAMPAIGN, id);
    }

    public String partner(UUID id) {
        return name(Of.PARTNER, id);
    }

    public String link(UUID id) {
        return name(Of.LINK, id);
    }

    /** @param key as rows have it */
    public String goal(UUID advertiser, String key) {
        return goals.of(advertiser, key);
    }

    /** Terms have no name: whose they are, and since when. */
    public String terms(UUID id) {
        return terms.of(id, agreed -> campaign(agreed.campaignId()) + " · " + partner(agreed.partnerId()));
    }

    /** Looks the names of a page's rows up at once. */
    public <R> void know(Of of, List<R> rows, Function<R, UUID> id) {
        List<UUID> ids = rows.stream().map(id).filter(Objects::nonNull).distinct().filter(one -> !book(of).containsKey(one)).toList();
        book(of).putAll(choices.names(of, ids));
    }

    /** A dash for nothing; the end of the id for what is not there, or not the reader's to see. */
    private String name(Of of, UUID id) {
        return id == null ? "—" : book(of).computeIfAbsent(id, missing -> choices.names(of, List.of(missing)).getOrDefault(missing, "…" + missing.toString().substring(28)));
    }

    private Map<UUID, String> book(Of of) {
        return known.computeIfAbsent(of, one -> first(one).stream().collect(Collectors.toMap(Choice::id, Choice::name, (a, b) -> a, HashMap::new)));
    }

    private List<Choice> first(Of of) {
        return first.computeIfAbsent(of, one -> choices.like(one, null, Choices.BY_EYE + 1));
    }

    private static UUID parsed(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }
}
