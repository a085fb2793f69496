package io.plumbline.campaign.economics;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Economics;
import io.plumbline.campaign.api.Margin;
import io.plumbline.campaign.api.Overhead;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Money;
import io.plumbline.shared.Role;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

@Stateless
public class EconomicsDesk implements Economics {

    private static final int MOST_LISTED = 1000;
    private static final int DIGITS = 6;
    private static final String KNOWN_AS = "advertiser";
    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2099, 12, 31);

    /** For the audit trail: one of the two. */
    record Entered(String margin, String overhead) {
    }

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;
    @Inject
    private Advertisers advertisers;
    @Inject
    private AuditTrail audit;
    @Inject
    private Clock clock;

    public EconomicsDesk() {
        // for the container
    }

    EconomicsDesk(EntityManager em, Authority authority, Advertisers advertisers, AuditTrail audit, Clock clock) {
        this.em = em;
        this.authority = authority;
        this.advertisers = advertisers;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Margin> margins(UUID advertiser) {
        advertisers.get(advertiser);
        return newest("margin", "valid_from", "share", advertiser).stream()
                .map(row -> new Margin(LocalDate.parse((String) row[0]), ((BigDecimal) row[1]).stripTrailingZeros(), instant(row[2]), (String) row[3])).toList();
    }

    @Override
    public void setMargin(UUID advertiser, LocalDate from, BigDecimal share) {
        Advertiser whose = keptBy(advertiser);
        new Check().that(possible(from), "from", "range-out-of-bounds", "Days lie between 1990 and 2099.")
                .that(share == null || share.signum() > 0 && share.compareTo(BigDecimal.ONE) <= 0 && share.stripTrailingZeros().scale() <= DIGITS, "share", "margin-out-of-range",
                        "The margin is a share above 0 and at most 1.").done();
        BigDecimal before = margins(advertiser).stream().filter(margin -> margin.from().equals(from)).map(Margin::share).findFirst().orElse(null);
        remember("margin", "valid_from", "share", "numeric(7, 6)", advertiser, from, share);
        audit.note("set", KNOWN_AS, advertiser, whose.name(), advertiser, new Entered(from + ": " + told(before), null), new Entered(from + ": " + told(share), null));
    }

    @Override
    public List<Overhead> overheads(UUID advertiser) {
        String currency = advertisers.get(advertiser).currency();
        return newest("overhead", "first_day", "amount_minor", advertiser).stream().map(row -> new Overhead(YearMonth.from(LocalDate.parse((String) row[0])),
                new Money(((Number) row[1]).longValue(), currency), instant(row[2]), (String) row[3])).toList();
    }

    @Override
    public void setOverhead(UUID advertiser, YearMonth month, Money amount) {
        Advertiser whose = keptBy(advertiser);
        LocalDate first = month == null ? null : month.atDay(1);
        new Check().that(possible(first), "month", "range-out-of-bounds", "Days lie between 1990 and 2099.")
                .that(amount == null || amount.currency().equals(whose.currency()), "amount", "currency-mismatch", "The advertiser's books are in " + whose.currency() + ".")
                .that(amount == null || amount.minor() >= 0, "amount", "amount-negative", "An overhead is zero or more.").done();
        Money before = overheads(advertiser).stream().filter(overhead -> overhead.month().equals(month)).map(Overhead::amount).findFirst().orElse(null);
        remember("overhead", "first_day", "amount_minor", "bigint", advertiser, first, amount == null ? null : amount.minor());
        audit.note("set", KNOWN_AS, advertiser, whose.name(), advertiser, new Entered(null, month + ": " + told(before)), new Entered(null, month + ": " + told(amount)));
    }

    private static String told(Object figure) {
        return figure == null ? "—" : figure.toString();
    }

    private Advertiser keptBy(UUID advertiser) {
        authority.require(Role.FINANCE, Role.MARKETER);
        return advertisers.get(advertiser);
    }

    private static boolean possible(LocalDate day) {
        return day != null && !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
    }

    /** Of each day the row that came last, unless it took the figure back. */
    @SuppressWarnings("unchecked")
    private List<Object[]> newest(String table, String day, String figure, UUID advertiser) {
        return em.createNativeQuery("select cast(k." + day + " as varchar(10)), k." + figure + ", k.known_at, k.set_by from campaign." + table + " k where k.advertiser_id = :advertiser"
                        + " and k." + figure + " is not null and not exists (select 1 from campaign." + table + " l where l.advertiser_id = k.advertiser_id and l." + day + " = k." + day
                        + " and l.id > k.id) order by k." + day + " desc").setParameter("advertiser", advertiser).setMaxResults(MOST_LISTED).getResultList();
    }

    private void remember(String table, String day, String figure, String type, UUID advertiser, LocalDate from, Object value) {
        var insert = em.createNativeQuery("insert into campaign." + table + " (advertiser_id, " + day + ", " + figure + ", known_at, set_by) values (:advertiser, :day, cast("
                + (value == null ? "null" : ":figure") + " as " + type + "), :now, :who)").setParameter("advertiser", advertiser).setParameter("day", from)
                .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC)).setParameter("who", Objects.requireNonNullElse(authority.caller().name(), ""));
        if (value != null) {
            insert.setParameter("figure", value);
        }
        insert.executeUpdate();
    }

    private static Instant instant(Object told) {
        return told instanceof Instant at ? at : ((OffsetDateTime) told).toInstant();
    }
}
