package io.plumbline.campaign.cap;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.CapClaim;
import io.plumbline.campaign.api.CapLate;
import io.plumbline.campaign.api.CapOf;
import io.plumbline.campaign.api.CapOver;
import io.plumbline.campaign.api.CapPeriod;
import io.plumbline.campaign.api.CapSubject;
import io.plumbline.campaign.api.CapTraffic;
import io.plumbline.campaign.api.FxRate;
import io.plumbline.campaign.api.FxRates;
import io.plumbline.campaign.api.Terms;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.hibernate.SessionFactory;

/** A campaign with caps on a real database. */
final class Yard implements Terms, FxRates {

    static final Instant NOON = Instant.parse("2026-10-25T12:00:00Z");

    private static final Map<Database, SessionFactory> OPEN = new ConcurrentHashMap<>();

    final SessionFactory sessions;
    final UUID campaign = Ids.next();
    final UUID link = Ids.next();

    Yard(Database database) {
        sessions = OPEN.computeIfAbsent(database, d -> d.with(CapEntity.class));
    }

    UUID cap(CapSubject subject, CapOf of, CapPeriod period, long units, CapLate late) {
        CapTerms terms = new CapTerms(subject, subject == CapSubject.LINK ? link : campaign, null, of, period, units, of.isMoney() ? "EUR" : null, "Europe/Berlin",
                CapOver.PAY_NOTHING, late, CapTraffic.TURN_AWAY);
        return Database.inTransaction(sessions, em -> {
            CapEntity cap = new CapEntity(terms, false, NOON);
            em.persist(cap);
            return cap.id();
        });
    }

    CapClaim claim(UUID subject, Money revenue, Instant at, Instant now) {
        return new CapClaim(subject, campaign, null, link, at, at, now, true, revenue);
    }

    CapClaim click(UUID subject) {
        return new CapClaim(subject, campaign, null, link, NOON, NOON, NOON, false, null);
    }

    <T> T caps(Function<CapDesk, T> work) {
        return Database.inTransaction(sessions, em -> work.apply(new CapDesk(em, Clock.fixed(NOON, ZoneOffset.UTC), this, this)));
    }

    void does(java.util.function.Consumer<CapDesk> work) {
        caps(desk -> {
            work.accept(desk);
            return null;
        });
    }

    long number(String sql, UUID id) {
        return Database.inTransaction(sessions, em -> ((Number) em.createNativeQuery(sql).setParameter(1, id).getSingleResult()).longValue());
    }

    long used(UUID cap) {
        return number("select coalesce(sum(reserved + confirmed + leased), 0) from campaign.cap_use where cap_id = ?", cap);
    }

    /** Rows of the audit's view that do not add up. */
    long broken(UUID cap) {
        return number("select count(*) from campaign.pub_cap_use where cap_id = ? and (reserved + confirmed + leased > granted_limit"
                + " or reserved <> held_reserved or confirmed <> held_confirmed or leased <> lease_slots)", cap);
    }

    @Override
    public Optional<Agreement> inForce(UUID campaignId, UUID partnerId, Instant at) {
        return Optional.empty();
    }

    @Override
    public Agreement agreed(UUID agreementId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<BigDecimal> rate(LocalDate day, String from, String to) {
        return from.equals("USD") && to.equals("EUR") ? Optional.of(new BigDecimal("0.5")) : Optional.empty();
    }

    @Override
    public Optional<BigDecimal> rateKnown(LocalDate day, String from, String to, Instant at) {
        return rate(day, from, to);
    }

    @Override
    public int uploadEcb(InputStream file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void set(FxRate rate) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<FxRate> list(int limit) {
        throw new UnsupportedOperationException();
    }
}
