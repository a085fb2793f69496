package io.plumbline.tracking.traffic;

import io.plumbline.campaign.api.LinkPlan;
import io.plumbline.shared.NotFound;
import io.plumbline.tracking.api.Arrival;
import io.plumbline.tracking.api.RuleSet;
import io.plumbline.tracking.api.TrafficRule;
import io.plumbline.tracking.api.Visit;
import io.plumbline.tracking.consent.DailySalts;
import io.plumbline.tracking.store.Text;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Judges what arrives by the rules in force, from memory. Rules come by {@link #refresh}; while the database is away the last
 * known ones hold, and before any is known the usual ones.
 */
@ApplicationScoped
public class Screening {

    private static final Logger LOG = Logger.getLogger(Screening.class.getName());
    /** Parameters in which ad platforms name a click; what they share among several people is left out. */
    private static final List<String> CLICK_IDS = List.of("gclid", "dclid", "msclkid", "ttclid", "twclid", "fbclid");
    private static final int LONGEST_VALUE = 512;
    private static final int SUBS = 10;
    private static final List<String> NO_SUBS = Collections.nCopies(SUBS, null);

    @Inject
    private RuleShelf shelf;
    @Inject
    private Screens screens;
    @Inject
    private DailySalts salts;
    @Inject
    private Clock clock;

    private final Rates rates = new Rates();
    private final Rates pages = new Rates();
    private volatile Screen screen = Screens.usual();
    private Instant started;

    @PostConstruct
    void start() {
        started = clock.instant();
    }

    /** Idempotent; cheap when nothing has changed. */
    public void refresh() {
        int version = shelf.activeVersion();
        if (version != screen.version()) {
            // Databases of the screen before stay mapped until nobody judges by it any more; the collector closes them.
            screen = version == 0 ? Screens.usual() : screens.of(version, shelf.find(version).orElseThrow().rules());
            LOG.log(Level.INFO, "Rules {0} for invalid traffic are in force", version);
        }
    }

    /** The rules in force. */
    public RuleSet rules() {
        return screen.rules();
    }

    public int version() {
        return screen.version();
    }

    /** The same arrival with the place where it is: what a trusted proxy says, else what the loaded database says. */
    public Arrival located(Arrival arrival) {
        if (arrival.country() != null) {
            return arrival;
        }
        Place found = screen.places().at(arrival.ip());
        return found.country() == null ? arrival : arrival.at(found.country(), found.region() == null ? null : found.country() + "-" + found.region());
    }

    /** Counts the arrival in the windows of this node: once for each. */
    public Verdict judge(LinkPlan plan, Arrival arrival) {
        Place place = screen.places().at(arrival.ip());
        boolean backEnd = "json".equals(arrival.params().first("format"));
        Verdict verdict = screen.judge(new Seen(arrival.at(), plan.advertiserId(), plan.campaignId(), plan.partnerId(), plan.key(),
                Network.parse(arrival.ip()).orElse(null), addressKey(arrival.at(), arrival.ip()), arrival.userAgent(), arrival.referrer(),
                arrival.language(), arrival.purpose(), backEnd, subs(arrival), clickIds(arrival), arrival.country(), null), rates, place);
        return backEnd ? verdict.with(Replay.BACK_END) : verdict;
    }

    /** Since when this node has counted all that came in through it, without forgetting any of it. */
    public Instant countsWholeSince() {
        Instant forgotten = rates.forgottenUntil();
        return forgotten == null || forgotten.isBefore(started) ? started : forgotten;
    }

    /** A view of a page of ours. In windows of its own: who clicks and then sees the page has done one thing, not two. */
    public boolean isPerson(Visit visit, UUID campaignId, String page, String language) {
        Place place = screen.places().at(visit.ip());
        return screen.judge(new Seen(visit.at(), visit.advertiserId(), campaignId, null, page, Network.parse(visit.ip()).orElse(null), addressKey(visit.at(), visit.ip()), visit.userAgent(),
                visit.referrer(), language, null, false, NO_SUBS, Map.of(), place.country(), null), pages, place).isValid();
    }

    /**
     * Any version of the rules, for stored events.
     *
     * @throws io.plumbline.shared.NotFound
     */
    public Replay replay(int version) {
        return new Replay(screens.of(version, shelf.find(version).orElseThrow(() -> new NotFound("traffic-rules", version)).rules()));
    }

    /** Whether the rules want to know that a browser's clock is of another place than the country. */
    public boolean isElsewhere(String zone, String country, UUID campaignId, Instant at) {
        return zone != null && screen.rules().response(TrafficRule.TIMEZONE_MISMATCH, campaignId) != TrafficRule.Response.OFF && Bundled.zones().isForeign(zone, country, at);
    }

    /** Of a conversion, by the time since its touch. */
    public Verdict judge(Pace pace) {
        return screen.judge(pace);
    }

    /** Of the window in which a visitor's click on the campaign is unique: the same on every node. */
    public Instant windowStart(UUID campaignId, Instant at) {
        int seconds = screen.rules().uniqueSeconds(campaignId);
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
    }

    /** Stands for an address within a UTC day. Whose it was cannot be told once the day's salt is thrown away. */
    public long addressKey(Instant at, String ip) {
        return salts.key(at, "traffic", String.valueOf(ip)).getMostSignificantBits();
    }

    private static List<String> subs(Arrival arrival) {
        if (arrival.params().all().isEmpty()) {
            return NO_SUBS;
        }
        return IntStream.rangeClosed(1, SUBS).mapToObj(i -> Text.clean(arrival.params().first("sub" + i), LONGEST_VALUE)).collect(Collectors.toList());
    }

    private static Map<String, String> clickIds(Arrival arrival) {
        if (arrival.params().all().isEmpty()) {
            return Map.of();
        }
        return clickIds(CLICK_IDS.stream().filter(name -> arrival.params().first(name) != null)
                .collect(Collectors.toMap(name -> name, name -> arrival.params().first(name))));
    }

    /** Without macros that a platform left unfilled. */
    static Map<String, String> clickIds(Map<String, String> params) {
        return params.entrySet().stream().filter(e -> CLICK_IDS.contains(e.getKey()))
                .filter(e -> !e.getValue().isBlank() && e.getValue().indexOf('{') < 0 && e.getValue().length() <= LONGEST_VALUE)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
