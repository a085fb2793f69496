package io.plumbline.campaign.payout;

import io.plumbline.campaign.api.Payee;
import io.plumbline.campaign.api.Payer;
import io.plumbline.campaign.api.PayoutMethod;
import io.plumbline.campaign.api.PayoutOrder;
import io.plumbline.campaign.api.PayoutRun.Carried;
import io.plumbline.campaign.api.PayoutSchedule;
import io.plumbline.campaign.payee.PayeeBook;
import io.plumbline.campaign.payout.Composition.Plan;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Money;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Works out what a run comes to. A result counts from its due day on, with everything posted about it by the end of the period; what took
 * something back since counts too. What takes back at least as much as it gives counts at once, as do fees and failed payments.
 */
final class Composer {

    static final int MOST_PARTNERS = 20_000;

    record Balance(UUID partnerId, String currency) {
    }

    /** What is known of partners when a run is worked out. */
    record Known(Payer payer, Map<UUID, Payee> payees, Map<UUID, String> names, Map<Balance, UUID> requests) {
    }

    private final EntityManager em;
    private final LocalDate today;
    private final PayeeBook book;

    Composer(EntityManager em, LocalDate today) {
        this.em = em;
        this.today = today;
        this.book = new PayeeBook(em);
    }

    Composition compose(PayoutOrder scope) {
        List<OpenPosting> open = new OpenPostings(em).all(scope.currency(), scope.advertiserId(), null);
        Set<UUID> partners = open.stream().map(OpenPosting::partnerId).collect(Collectors.toSet());
        if (partners.size() > MOST_PARTNERS) {
            throw new Conflict("payout-too-large", "One run pays at most " + MOST_PARTNERS + " partners: prepare one a currency or an advertiser.");
        }
        return compose(scope.periodEnd(), open, new Known(book.payer(), book.payees(partners, today), names(), requests()));
    }

    static Composition compose(LocalDate periodEnd, List<OpenPosting> postings, Known known) {
        Map<Balance, List<OpenPosting>> open = new LinkedHashMap<>();
        postings.forEach(p -> open.computeIfAbsent(new Balance(p.partnerId(), p.currency()), key -> new ArrayList<>()).add(p));
        List<Plan> plans = new ArrayList<>();
        List<Carried> carried = new ArrayList<>();
        open.forEach((key, some) -> settle(key, some, periodEnd, known, plans, carried));
        return Composition.of(known.payer(), plans, carried);
    }

    private static void settle(Balance key, List<OpenPosting> postings, LocalDate periodEnd, Known known, List<Plan> plans, List<Carried> carried) {
        String name = known.names().getOrDefault(key.partnerId(), "?");
        List<OpenPosting> counted = counted(postings, periodEnd);
        Set<UUID> due = due(counted, periodEnd);
        List<OpenPosting> now = counted.stream().filter(p -> due.contains(p.subjectId())).toList();
        List<OpenPosting> later = counted.stream().filter(p -> !due.contains(p.subjectId())).toList();
        if (!later.isEmpty()) {
            carried.add(carried(key, name, later, List.of("not-due"), null));
        }
        if (!now.isEmpty()) {
            settle(key, name, now, known, plans, carried);
        }
    }

    /** Of what was posted after the period only what takes back: who has returned the goods by now is not paid for them first. */
    private static List<OpenPosting> counted(List<OpenPosting> postings, LocalDate periodEnd) {
        Map<UUID, Long> since = new HashMap<>();
        postings.stream().filter(p -> p.accountingDate().isAfter(periodEnd)).forEach(p -> since.merge(p.subjectId(), p.minor(), Long::sum));
        return postings.stream().filter(p -> !p.accountingDate().isAfter(periodEnd) || since.get(p.subjectId()) < 0).toList();
    }

    private static void settle(Balance key, String name, List<OpenPosting> due, Known known, List<Plan> plans, List<Carried> carried) {
        Payee payee = known.payees().get(key.partnerId());
        UUID request = known.requests().get(key);
        List<String> reasons = reasons(key.currency(), sum(due), payee, known.payer(), request != null);
        Plan plan = reasons.isEmpty() ? Plan.of(key.partnerId(), name, key.currency(), payee, known.payer(), due, request) : null;
        if (plan != null && plan.total() > 0) {
            plans.add(plan);
        } else {
            carried.add(carried(key, name, due, plan == null ? reasons : List.of("negative-balance"), payee == null ? null : payee.heldReason()));
        }
    }

    private static Set<UUID> due(List<OpenPosting> postings, LocalDate periodEnd) {
        Map<UUID, Long> sums = new HashMap<>();
        postings.forEach(p -> sums.merge(p.subjectId(), p.minor(), Long::sum));
        return postings.stream().filter(p -> p.dueOn() == null || !p.dueOn().isAfter(periodEnd) || sums.get(p.subjectId()) <= 0).map(OpenPosting::subjectId)
                .collect(Collectors.toSet());
    }

    private static List<String> reasons(String currency, long balance, Payee payee, Payer payer, boolean asked) {
        List<String> reasons = new ArrayList<>();
        if (balance < 0) {
            reasons.add("negative-balance");
        } else if (balance == 0) {
            reasons.add("zero-balance");
        } else if (balance < PayeeBook.threshold(payer, payee, currency, asked)) {
            reasons.add("below-threshold");
        }
        if (payee == null) {
            reasons.add("payee-missing");
            return reasons;
        }
        if (payee.schedule() == PayoutSchedule.ON_REQUEST && !asked) {
            reasons.add("not-requested");
        }
        reasons.addAll(payee.gaps());
        if (payee.bank() != null && payee.bank().method() == PayoutMethod.SEPA && !currency.equals("EUR")) {
            reasons.add("method-not-for-currency");
        }
        if (payee.bank() != null && payee.bank().method() == PayoutMethod.SEPA && payer.iban() == null) {
            reasons.add("payer-account-missing");
        }
        return reasons;
    }

    private static Carried carried(Balance key, String name, List<OpenPosting> postings, List<String> reasons, String note) {
        return new Carried(key.partnerId(), name, postings.size(), new Money(sum(postings), key.currency()), List.copyOf(reasons), note);
    }

    private static long sum(List<OpenPosting> postings) {
        return postings.stream().mapToLong(OpenPosting::minor).sum();
    }

    private Map<UUID, String> names() {
        Map<UUID, String> names = new HashMap<>();
        @SuppressWarnings("unchecked")
        List<Object[]> rows = em.createNativeQuery("select cast(id as varchar(36)), name from campaign.partner").getResultList();
        rows.forEach(row -> names.put(UUID.fromString((String) row[0]), (String) row[1]));
        return names;
    }

    private Map<Balance, UUID> requests() {
        return em.createQuery("select r from RequestEntity r where r.slot = 'open'", RequestEntity.class).getResultStream()
                .collect(Collectors.toMap(r -> new Balance(r.partnerId(), r.currency()), RequestEntity::id));
    }
}
