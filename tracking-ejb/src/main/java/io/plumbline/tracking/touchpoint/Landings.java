package io.plumbline.tracking.touchpoint;

import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.click.Confirmation;
import io.plumbline.tracking.click.Touched;
import io.plumbline.tracking.click.Touches;
import io.plumbline.tracking.click.Whereabouts;
import io.plumbline.tracking.identity.Kin;
import io.plumbline.tracking.identity.Persons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What follows from pages that were seen: a prefetched click that was one after all, who is who, and a touch for journeys where somebody came from outside. What is known of all of them is
 * looked up at once; what follows from each is decided in the order in which they were seen, as if they were stored one by one.
 */
@ApplicationScoped
public class Landings {

    @Inject
    private Persons persons;
    @Inject
    private Touches touches;
    @Inject
    private Confirmation confirmation;
    @Inject
    private Whereabouts whereabouts;
    @Inject
    private VisitBook visits;
    @Inject
    private Clock clock;

    /** In the caller's transaction. @return what to count in it */
    public List<Tally> see(List<PageSeen> pages) {
        List<Tally> tallies = new ArrayList<>();
        pages.stream().collect(Collectors.groupingBy(PageSeen::advertiserId, LinkedHashMap::new, Collectors.toList()))
                .forEach((advertiser, own) -> tallies.addAll(see(advertiser, own, clock.instant())));
        return tallies;
    }

    private List<Tally> see(UUID advertiser, List<PageSeen> pages, Instant now) {
        Map<UUID, Touched> clicks = touches.clicks(pages.stream().map(PageSeen::clickId).filter(Objects::nonNull).collect(Collectors.toSet()));
        clicks.values().removeIf(click -> !click.advertiserId().equals(advertiser));
        List<Coming> comings = met(advertiser, pages, clicks, now);
        Beginnings seen = visits.around(advertiser, comings.stream().filter(Coming::mayBegin).toList());
        List<Tally> tallies = new ArrayList<>();
        for (Coming coming : comings) {
            Touched click = coming.click();
            if (click != null) {
                List<Tally> confirmed = confirmation.confirm(click, now);
                if (!confirmed.isEmpty()) {
                    seen.add(click.personId(), click.at(), click.channel());
                }
                tallies.addAll(confirmed);
                whereabouts.compare(click, coming.page().timeZone(), now);
            }
            if (coming.mayBegin()) {
                seen.begin(coming);
            }
        }
        visits.write(seen, now);
        return tallies;
    }

    /** The visitor the shop's pages know and the visitor who clicked are one person. @return each page with whom it was seen by, as far as that was known then */
    private List<Coming> met(UUID advertiser, List<PageSeen> pages, Map<UUID, Touched> clicks, Instant now) {
        Kin kin = persons.among(advertiser, everybody(pages, clicks));
        List<Coming> comings = new ArrayList<>(pages.size());
        for (PageSeen page : pages) {
            Touched click = page.clickId() == null ? null : clicks.get(page.clickId());
            UUID person = page.person();
            if (click != null && person != null) {
                kin.merge(person, click.personId(), "click-id", now);
            }
            comings.add(new Coming(page, click, person, person == null ? null : kin.canonical(person)));
        }
        persons.write(kin);
        return comings;
    }

    private static Set<UUID> everybody(List<PageSeen> pages, Map<UUID, Touched> clicks) {
        Set<UUID> all = new HashSet<>();
        pages.stream().map(PageSeen::person).filter(Objects::nonNull).forEach(all::add);
        clicks.values().forEach(click -> all.add(click.personId()));
        return all;
    }
}
