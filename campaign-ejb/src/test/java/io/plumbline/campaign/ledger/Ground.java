package io.plumbline.campaign.ledger;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.Claim.Occasion;
import io.plumbline.campaign.api.Commission;
import io.plumbline.campaign.api.FeePosted;
import io.plumbline.campaign.api.FxRate;
import io.plumbline.campaign.api.FxRates;
import io.plumbline.campaign.api.GoalKind;
import io.plumbline.campaign.api.LedgerAccount;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.Referral;
import io.plumbline.campaign.api.Settlement;
import io.plumbline.campaign.api.SettlementDay;
import io.plumbline.campaign.api.Terms;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import jakarta.persistence.EntityManager;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;

/** An advertiser, a partner and what they agreed, on a real database. */
final class Ground implements Terms, FxRates {

    static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private static final Class<?>[] ENTITIES = {CommissionEntity.class, RateMeter.class, AccountEntity.class, PostingEntity.class, FlatFeeEntity.class,
            PartEntity.class, SideCommissionEntity.class, PeriodEntity.class, AdjustmentEntity.class};
    private static final Map<Database, SessionFactory> OPEN = new ConcurrentHashMap<>();

    final SessionFactory sessions;
    final UUID advertiser = Ids.next();
    final UUID campaign = Ids.next();
    final UUID partner = Ids.next();
    final Map<String, BigDecimal> fx = new HashMap<>();
    final List<FeePosted> told = new ArrayList<>();
    private Agreement agreement;

    Ground(Database database, String partnerCurrency) {
        this(OPEN.computeIfAbsent(database, d -> d.with(ENTITIES)), partnerCurrency);
    }

    /** On books of its own: a month that is closed is closed for everybody. */
    static Ground alone(Database database) {
        return new Ground(database.fresh(ENTITIES), "EUR");
    }

    Ground(SessionFactory sessions, String partnerCurrency) {
        this.sessions = sessions;
        tx(em -> {
            em.createNativeQuery("""
                    insert into campaign.advertiser (id, version, name, currency, time_zone, home_url, domains, demo, created_at)
                    values (:id, 0, 'Shop', 'EUR', 'Pacific/Auckland', 'https://shop.example', '[]', false, :now)""")
                    .setParameter("id", advertiser).setParameter("now", NOON).executeUpdate();
            em.createNativeQuery("""
                    insert into campaign.campaign (id, version, advertiser_id, name, objective, channel, starts_on, targets, status, created_at)
                    values (:id, 0, :advertiser, 'Spring', 'sales', 'affiliate', date '2026-01-01', '[]', 'active', :now)""")
                    .setParameter("id", campaign).setParameter("advertiser", advertiser).setParameter("now", NOON).executeUpdate();
            return em.createNativeQuery("""
                    insert into campaign.partner (id, version, name, partner_type, currency, status, created_at)
                    values (:id, 0, 'Blog', 'affiliate', :currency, 'active', :now)""")
                    .setParameter("id", partner).setParameter("currency", partnerCurrency).setParameter("now", NOON).executeUpdate();
        });
    }

    Ground agree(Rate... rates) {
        agreement = new Agreement(Ids.next(), 0, advertiser, campaign, partner, Instant.EPOCH, null, List.of(rates), 0, List.of(), Instant.EPOCH, null, null, null);
        return this;
    }

    /** The same terms, settled on days of later months. */
    Ground settling(SettlementDay locking, SettlementDay payment) {
        agreement = new Agreement(agreement.id(), 0, advertiser, campaign, partner, Instant.EPOCH, null, agreement.rates(), 0, List.of(), Instant.EPOCH, locking, payment, agreement.referral());
        return this;
    }

    /** The same terms, of which somebody who brought the partner has a share. */
    Ground referredBy(UUID referrer, String percent) {
        agreement = new Agreement(agreement.id(), 0, advertiser, campaign, partner, Instant.EPOCH, null, agreement.rates(), 0, List.of(), Instant.EPOCH, null, null,
                new Referral(referrer, new BigDecimal(percent)));
        return this;
    }

    /** Sums of the postings of a kind to and from the partner's accounts: accrued, then payable. */
    List<Long> posted(String type, UUID owner) {
        return tx(em -> Stream.of("commission-cost", "partner-payable").map(kind -> ((Number) em.createNativeQuery("""
                select coalesce(sum(case when p.debit_kind = 'commission-cost' and :kind = 'commission-cost' or p.credit_kind = 'partner-payable' and :kind = 'partner-payable' then p.amount_minor
                  when p.credit_kind = 'commission-cost' and :kind = 'commission-cost' or p.debit_kind = 'partner-payable' and :kind = 'partner-payable' then -p.amount_minor else 0 end), 0)
                from campaign.pub_posting p where p.subject_type = :type and (p.debit_owner = :owner or p.credit_owner = :owner)""")
                .setParameter("kind", kind).setParameter("type", type).setParameter("owner", owner).getSingleResult()).longValue()).toList());
    }

    Settlement settlement(Claim claim) {
        return tx(em -> new SettlementDesk(em).of(List.of(claim.subjectId())).get(claim.subjectId()));
    }

    Claim sale(String amount, String currency, boolean approved) {
        return sale(Ids.next(), amount == null ? null : Money.of(amount, currency), NOON, approved);
    }

    Claim basket(String amount, Claim.More more) {
        return sale(Ids.next(), Money.of(amount, "EUR"), NOON, false).with(more);
    }

    Claim sale(UUID id, Money amount, Instant at, boolean approved) {
        return new Claim(id, Occasion.CONVERSION, advertiser, campaign, partner, "sale", GoalKind.SALE, amount, "DE", "mobile", true, at, at, approved);
    }

    Claim of(Occasion occasion) {
        return new Claim(Ids.next(), occasion, advertiser, campaign, partner, null, null, null, "DE", "mobile", null, NOON, NOON, true);
    }

    <T> T tx(Function<EntityManager, T> work) {
        return Database.inTransaction(sessions, work);
    }

    <T> T commissions(Function<CommissionDesk, T> work) {
        return tx(em -> work.apply(new CommissionDesk(em, this, this, staff(), clock(), new Told(told))));
    }

    Commission accrue(Claim claim) {
        return commissions(desk -> desk.accrue(claim));
    }

    Optional<Money> approve(Claim claim) {
        return commissions(desk -> desk.approve(claim.subjectId(), NOON, "delivered"));
    }

    Optional<Money> reverse(Claim claim) {
        return commissions(desk -> desk.reverse(claim.subjectId(), NOON, "returned"));
    }

    Optional<Money> reprice(Claim claim, String amount, String currency) {
        return commissions(desk -> desk.reprice(claim.subjectId(), Money.of(amount, currency), NOON, "partly returned"));
    }

    <T> T ledger(Function<LedgerDesk, T> work) {
        return tx(em -> work.apply(new LedgerDesk(em, staff())));
    }

    /** Balance in minor units; 0 while there is no such account. */
    long balance(AccountKind kind) {
        UUID owner = kind.ownedByAdvertiser() ? advertiser : partner;
        return ledger(LedgerDesk::accounts).stream().filter(a -> a.owner().equals(owner) && a.kind().equals(kind.key()))
                .mapToLong(a -> a.balance().minor()).sum();
    }

    String balances() {
        return "cost " + balance(AccountKind.COMMISSION_COST) + ", pending " + balance(AccountKind.PARTNER_PENDING) + ", payable "
                + balance(AccountKind.PARTNER_PAYABLE);
    }

    List<LedgerAccount> accounts() {
        return ledger(LedgerDesk::accounts).stream().filter(a -> a.owner().equals(advertiser) || a.owner().equals(partner)).toList();
    }

    /** Subjects whose commission is not the sum of their postings, told by plain SQL. */
    List<?> unexplained() {
        return tx(em -> em.createNativeQuery("""
                select cast(c.subject_id as varchar(36)) from campaign.commission c where c.partner_id = :partner and (
                  c.amount_minor <> (select coalesce(sum(case when p.debit_kind = 'commission-cost' then p.amount_minor when p.credit_kind = 'commission-cost' then -p.amount_minor else 0 end), 0)
                                     from campaign.pub_posting p where p.subject_id = c.subject_id)
                  or c.payable_minor <> (select coalesce(sum(case when p.credit_kind = 'partner-payable' then p.amount_minor when p.debit_kind = 'partner-payable' then -p.amount_minor else 0 end), 0)
                                     from campaign.pub_posting p where p.subject_id = c.subject_id))""")
                .setParameter("partner", partner).getResultList());
    }

    static Authority staff() {
        Authority authority = new Authority();
        authority.actAs(Caller.system("test"));
        return authority;
    }

    static Clock clock() {
        return Clock.fixed(NOON, ZoneOffset.UTC);
    }

    @Override
    public Optional<Agreement> inForce(UUID campaignId, UUID partnerId, Instant at) {
        return Optional.ofNullable(agreement).filter(a -> a.campaignId().equals(campaignId) && a.partnerId().equals(partnerId));
    }

    @Override
    public Agreement agreed(UUID agreementId) {
        return agreement;
    }

    @Override
    public Optional<BigDecimal> rate(LocalDate day, String from, String to) {
        return from.equals(to) ? Optional.of(BigDecimal.ONE) : Optional.ofNullable(fx.get(from + to));
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

    /** For sales in the partner's own currency. */
    static final class NoRates implements FxRates {

        @Override
        public Optional<BigDecimal> rate(LocalDate day, String from, String to) {
            return from.equals(to) ? Optional.of(BigDecimal.ONE) : Optional.empty();
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
}
