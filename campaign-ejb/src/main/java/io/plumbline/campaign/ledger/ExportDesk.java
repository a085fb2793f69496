package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.LedgerExport;
import io.plumbline.campaign.api.LedgerLine;
import io.plumbline.campaign.api.LedgerSpan;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@Stateless
public class ExportDesk implements LedgerExport {

    private static final int MOST = 5000;

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;

    public ExportDesk() {
        // for the container
    }

    ExportDesk(EntityManager em, Authority authority) {
        this.em = em;
        this.authority = authority;
    }

    @Override
    public List<LedgerLine> lines(LedgerSpan span, LedgerLine after, int most) {
        authority.requireStaff();
        if (span.advertiser() != null) {
            authority.requireAdvertiser(span.advertiser(), "advertiser", span.advertiser());
        }
        new Check().that(span.from() != null && span.to() != null && !span.from().isAfter(span.to()), "from", "period-empty", "Say a month, or from when to when.").done();
        UUID book = authority.advertiserScope().orElse(span.advertiser());
        String next = after == null ? "" : " and (p.accountingDate > :day or p.accountingDate = :day and p.id > :last)";
        TypedQuery<PostingEntity> query = em.createQuery("select p from PostingEntity p where p.accountingDate between :from and :to and (:all = true or p.advertiserId = :book)"
                        + next + " order by p.accountingDate, p.id", PostingEntity.class)
                .setParameter("from", span.from()).setParameter("to", span.to()).setParameter("all", book == null)
                .setParameter("book", book == null ? Books.HOUSE : book).setMaxResults(Math.max(1, Math.min(most, MOST)));
        if (after != null) {
            query.setParameter("day", after.accountingDate()).setParameter("last", after.id());
        }
        return named(query.getResultList());
    }

    private List<LedgerLine> named(List<PostingEntity> postings) {
        List<UUID> ids = postings.stream().flatMap(p -> Stream.of(p.debitAccount(), p.creditAccount())).distinct().toList();
        Map<UUID, AccountEntity> accounts = ids.isEmpty() ? Map.of()
                : em.createQuery("select a from AccountEntity a where a.id in :ids", AccountEntity.class).setParameter("ids", ids)
                        .getResultStream().collect(Collectors.toMap(AccountEntity::id, Function.identity()));
        Chart chart = new Chart(em);
        return postings.stream().map(p -> p.line(accounts.get(p.debitAccount()), accounts.get(p.creditAccount()), chart)).toList();
    }
}
