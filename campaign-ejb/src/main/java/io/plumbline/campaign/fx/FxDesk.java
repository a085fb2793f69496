package io.plumbline.campaign.fx;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.FxRate;
import io.plumbline.campaign.api.FxRates;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Role;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

@Stateless
public class FxDesk implements FxRates {

    static final int DIGITS = 10;
    static final BigDecimal LARGEST = BigDecimal.TEN.pow(10);

    private static final int MOST_LISTED = 1000;
    private static final int MOSTLY_WITHIN_DAYS = 14;
    private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);

    /** What an upload brought, for the audit trail. */
    record Uploaded(int rates, LocalDate from, LocalDate to) {
    }

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;
    @Inject
    private Clock clock;

    public FxDesk() {
        // for the container
    }

    FxDesk(EntityManager em, Authority authority, AuditTrail audit, Clock clock) {
        this.em = em;
        this.authority = authority;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public int uploadEcb(InputStream file) {
        requireKeeper();
        RateShelf shelf = new RateShelf(em, "ECB", clock.instant());
        int rates = new EcbFile(today(), shelf).read(file);
        shelf.flush();
        audit.note("upload", "fx-rate", null, "ECB reference rates", null, null, new Uploaded(rates, shelf.earliest(), shelf.latest()));
        return rates;
    }

    @Override
    public void set(FxRate rate) {
        requireKeeper();
        new Check().currency("base", rate.base()).currency("quote", rate.quote()).text("source", rate.source(), 64)
                .that(rate.base() == null || !rate.base().equals(rate.quote()), "quote", "currencies-equal", "Choose two different currencies.")
                .that(rate.date() != null && !rate.date().isBefore(FIRST_DAY) && !rate.date().isAfter(today().plusDays(1)), "date", "date-out-of-range",
                        "Give a day between 1970 and today.")
                .that(rate.rate() != null && rate.rate().signum() > 0 && rate.rate().precision() <= 20 && rate.rate().scale() >= -DIGITS
                                && rate.rate().compareTo(LARGEST) < 0 && rate.rate().stripTrailingZeros().scale() <= DIGITS,
                        "rate", "rate-malformed", "Give a positive number with at most ten decimals.")
                .done();
        FxRate before = list("where r.rate_date = :day and r.base = :base and r.quote = :quote", 1, rate).stream().findFirst().orElse(null);
        RateShelf shelf = new RateShelf(em, rate.source(), clock.instant());
        shelf.put(rate.date(), rate.base(), rate.quote(), rate.rate().setScale(DIGITS, RoundingMode.UNNECESSARY));
        shelf.flush();
        audit.note("set", "fx-rate", null, rate.base() + "/" + rate.quote() + " " + rate.date(), null, before, rate);
    }

    @Override
    public List<FxRate> list(int limit) {
        authority.requireStaff();
        return list("", Math.max(1, Math.min(limit, MOST_LISTED)), null);
    }

    @Override
    public Optional<BigDecimal> rate(LocalDate day, String from, String to) {
        return CrossRate.of(this::last, day, from, to);
    }

    @Override
    public Optional<BigDecimal> rateKnown(LocalDate day, String from, String to, Instant at) {
        return CrossRate.of((last, base, quote) -> lastKnown(last, base, quote, at), day, from, to);
    }

    private Optional<CrossRate.Kept> lastKnown(LocalDate day, String base, String quote, Instant at) {
        return newest(() -> em.createNativeQuery("""
                select cast(rate_date as varchar(10)), rate from campaign.fx_rate_known
                where base = :base and quote = :quote and rate_date between :since and :day and known_at <= :at order by rate_date desc, id desc""")
                .setParameter("at", at.atOffset(ZoneOffset.UTC)), day, base, quote);
    }

    private Optional<CrossRate.Kept> last(LocalDate day, String base, String quote) {
        return newest(() -> em.createNativeQuery("""
                select cast(rate_date as varchar(10)), rate from campaign.fx_rate
                where base = :base and quote = :quote and rate_date between :since and :day order by rate_date desc"""), day, base, quote);
    }

    /** First among the newest: H2 reads all that it sorts, and the rates of a pair go back for decades. */
    private static Optional<CrossRate.Kept> newest(Supplier<Query> query, LocalDate day, String base, String quote) {
        return first(query.get(), day.minusDays(MOSTLY_WITHIN_DAYS), day, base, quote).or(() -> first(query.get(), FIRST_DAY, day, base, quote));
    }

    private static Optional<CrossRate.Kept> first(Query query, LocalDate since, LocalDate day, String base, String quote) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = query.setParameter("base", base).setParameter("quote", quote).setParameter("since", since).setParameter("day", day).setMaxResults(1).getResultList();
        return rows.stream().findFirst().map(row -> new CrossRate.Kept(LocalDate.parse((String) row[0]), (BigDecimal) row[1]));
    }

    @SuppressWarnings("unchecked")
    private List<FxRate> list(String where, int limit, FxRate only) {
        var query = em.createNativeQuery("select cast(r.rate_date as varchar(10)), cast(r.base as varchar(3)), cast(r.quote as varchar(3)), r.rate, r.source"
                + " from campaign.fx_rate r " + where + " order by r.rate_date desc, r.base, r.quote").setMaxResults(limit);
        if (only != null) {
            query.setParameter("day", only.date()).setParameter("base", only.base()).setParameter("quote", only.quote());
        }
        return ((List<Object[]>) query.getResultList()).stream()
                .map(row -> new FxRate(LocalDate.parse((String) row[0]), (String) row[1], (String) row[2], (BigDecimal) row[3], (String) row[4])).toList();
    }

    /** Rates are everybody's: a caller confined to one advertiser must not move another's money. */
    private void requireKeeper() {
        authority.require(Role.FINANCE, Role.MARKETER);
        if (authority.advertiserScope().isPresent()) {
            throw new Forbidden("Exchange rates apply to all advertisers; this caller is confined to one.");
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
