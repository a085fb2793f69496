package io.plumbline.campaign.payout;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.PayoutRequest;
import io.plumbline.campaign.api.PayoutRequests;
import io.plumbline.campaign.payee.MoneyAccess;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Money;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

@Stateless
public class RequestDesk implements PayoutRequests {

    private static final String WHAT = "payout-request";

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;

    public RequestDesk() {
        // for the container
    }

    RequestDesk(EntityManager em, Clock clock, Authority authority, AuditTrail audit) {
        this.em = em;
        this.clock = clock;
        this.authority = authority;
        this.audit = audit;
    }

    @Override
    public PayoutRequest ask(UUID partnerId, String currency) {
        requireWriter(partnerId);
        Money balance = balances(partnerId).stream().filter(money -> money.currency().equals(currency)).findFirst().orElseGet(() -> Money.zero(currency));
        if (balance.minor() <= 0) {
            throw new Conflict("nothing-to-pay", "There is nothing to pay in " + currency + ".");
        }
        // Two who ask at once make one request: the second insert waits for the first and finds it.
        RequestEntity asked = new RequestEntity(partnerId, currency, authority.caller().name(), clock.instant());
        int first = em.createNativeQuery("""
                insert into campaign.payout_request (id, version, partner_id, currency, slot, state, requested_by, requested_at)
                values (:id, 0, :partner, :currency, 'open', 'open', :by, :at) on conflict do nothing""")
                .setParameter("id", asked.id()).setParameter("partner", partnerId).setParameter("currency", currency).setParameter("by", asked.requestedBy())
                .setParameter("at", asked.requestedAt()).executeUpdate();
        RequestEntity open = em.createQuery("select r from RequestEntity r where r.partnerId = :partner and r.currency = :currency and r.slot = 'open'", RequestEntity.class)
                .setParameter("partner", partnerId).setParameter("currency", currency).getSingleResult();
        PayoutRequest request = record(open, balance);
        if (first == 1) {
            audit.note("ask", WHAT, open.id(), request.partner(), null, null, request);
        }
        return request;
    }

    @Override
    public PayoutRequest withdraw(UUID id) {
        MoneyAccess.requireWriter(authority, null);
        RequestEntity request = Versions.forChange(em, RequestEntity.class, WHAT, id);
        MoneyAccess.requireWriter(authority, request.partnerId());
        request.withdraw();
        PayoutRequest now = record(request, null);
        audit.note("withdraw", WHAT, id, now.partner(), null, null, now);
        return now;
    }

    @Override
    public Page<PayoutRequest> list(UUID partnerId, PageRequest page) {
        UUID only = MoneyAccess.requireReader(authority, partnerId);
        return Listing.of(em, RequestEntity.class).is("partnerId", only).page(page, RequestEntity::id, requests -> requests.stream().map(r -> record(r, null)).toList());
    }

    @Override
    public List<Money> balances(UUID partnerId) {
        UUID only = MoneyAccess.requireReader(authority, partnerId);
        Map<String, Long> sums = new TreeMap<>();
        new OpenPostings(em).all(null, null, only).forEach(p -> sums.merge(p.currency(), p.minor(), Long::sum));
        return new ArrayList<>(sums.entrySet().stream().map(sum -> new Money(sum.getValue(), sum.getKey())).toList());
    }

    private PayoutRequest record(RequestEntity request, Money balance) {
        String partner = (String) em.createNativeQuery("select name from campaign.partner where id = :id", String.class).setParameter("id", request.partnerId()).getSingleResult();
        return new PayoutRequest(request.id(), request.partnerId(), partner, request.currency(), request.state(), request.requestedBy(), request.requestedAt(),
                request.statementId(), balance);
    }

    private void requireWriter(UUID partnerId) {
        MoneyAccess.requireWriter(authority, partnerId);
        if (em.createNativeQuery("select name from campaign.partner where id = :id").setParameter("id", partnerId).getResultList().isEmpty()) {
            throw new NotFound("partner", partnerId);
        }
    }
}
