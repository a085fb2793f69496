package io.plumbline.tracking.cost;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.CostEntry;
import io.plumbline.tracking.api.Costs;
import io.plumbline.tracking.api.Counted;
import io.plumbline.tracking.api.EventFilter;
import io.plumbline.tracking.bulk.Micros;
import io.plumbline.tracking.store.Sql;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Costs as platforms state them. Their impressions, clicks and conversions are kept beside the cost and never added to our own: two
 * counters of one thing would otherwise be summed as if they were two things.
 */
@Stateless
public class CostDesk implements Costs {

    static final int MOST = 1000;

    @Inject
    private Sql sql;
    @Inject
    private Authority authority;
    @Inject
    private Advertisers advertisers;
    @Inject
    private Campaigns campaigns;
    @Inject
    private CostLedger ledger;
    @Inject
    private Event<Counted> counted;
    @Inject
    private Clock clock;

    @Override
    public List<Boolean> put(List<CostEntry> entries) {
        authority.require(Role.MARKETER);
        if (entries.isEmpty()) {
            return List.of();
        }
        if (entries.size() > MOST) {
            throw new Invalid("costs", "too-many", "At most " + MOST + " costs at a time.");
        }
        UUID owner = entries.get(0).advertiserId();
        if (entries.stream().anyMatch(entry -> !entry.advertiserId().equals(owner))) {
            throw new Invalid("advertiserId", "advertiser-mixed", "Costs of one advertiser at a time.");
        }
        Advertiser advertiser = advertisers.get(owner);
        Instant now = clock.instant();
        LocalDate tomorrow = LocalDate.ofInstant(now, ZoneId.of(advertiser.timeZone())).plusDays(1);
        Map<UUID, Campaign> known = new HashMap<>();
        List<CostRow> rows = entries.stream().map(entry -> row(entry, advertiser, tomorrow, now, known)).toList();
        return sql.on(connection -> {
            // Writers lock keys in one order, so that two files about the same days cannot block each other for ever.
            List<Integer> order = IntStream.range(0, rows.size()).boxed().sorted(Comparator.comparing(i -> rows.get(i).key())).toList();
            CostBook.Written written = CostBook.write(connection, order.stream().map(rows::get).toList());
            ledger.book(owner, rows);
            if (!written.tallies().isEmpty()) {
                counted.fire(new Counted(written.tallies()));
            }
            Boolean[] fresh = new Boolean[rows.size()];
            for (int i = 0; i < fresh.length; i++) {
                fresh[order.get(i)] = written.fresh().get(i);
            }
            return Arrays.asList(fresh);
        });
    }

    @Override
    public Page<CostEntry> list(EventFilter filter, PageRequest page) {
        authority.requireStaff();
        return page.page(CostBook.list(sql, authority.advertiserScope().orElse(null), filter, page), CostEntry::id);
    }

    private CostRow row(CostEntry entry, Advertiser advertiser, LocalDate tomorrow, Instant now, Map<UUID, Campaign> known) {
        new Check().that(entry.date() != null, "date", "required", "This field is required.")
                .that(entry.date() == null || !entry.date().isAfter(tomorrow), "date", "time-in-future", "A cost cannot lie in the future.")
                .that(entry.cost() != null, "cost", "required", "This field is required.")
                .that(entry.channel() != null || entry.campaignId() != null, "channel", "required", "Name the channel or the campaign.")
                .optionalText("channel", entry.channel(), 64).optionalText("account", entry.account(), 256)
                .optionalText("adGroup", entry.adGroup(), 256).optionalText("ad", entry.ad(), 256).optionalText("keyword", entry.keyword(), 256)
                .that(entry.impressions() == null || entry.impressions() >= 0, "impressions", "number-negative", "A count cannot be negative.")
                .that(entry.clicks() == null || entry.clicks() >= 0, "clicks", "number-negative", "A count cannot be negative.").done();
        String currency = entry.currency() == null ? advertiser.currency() : entry.currency();
        long micros = Micros.of(entry.cost(), currency, "cost");
        Campaign campaign = entry.campaignId() == null ? null : known.computeIfAbsent(entry.campaignId(), campaigns::get);
        if (campaign != null && !campaign.advertiserId().equals(advertiser.id())) {
            throw new Invalid("campaign", "campaign-unknown", "The advertiser has no such campaign.");
        }
        String channel = entry.channel() == null ? campaign.channel() : entry.channel();
        // Noon keeps the day in every report zone within half a day of the advertiser's own.
        Instant noon = entry.date().atTime(12, 0).atZone(ZoneId.of(advertiser.timeZone())).toInstant();
        return new CostRow(Ids.next(), advertiser.id(), entry.date(), noon, now, channel, entry.campaignId(), micros, currency, entry.account(),
                entry.adGroup(), entry.ad(), entry.keyword(), entry.impressions(), entry.clicks(), entry.importId(),
                Micros.of(entry.claimedConversions(), currency, "claimedConversions"), Micros.of(entry.claimedValue(), currency, "claimedValue"));
    }
}
