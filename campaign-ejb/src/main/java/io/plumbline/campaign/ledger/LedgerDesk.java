package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.Ledger;
import io.plumbline.campaign.api.LedgerAccount;
import io.plumbline.campaign.api.LedgerLeg;
import io.plumbline.campaign.api.TrialBalance;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Money;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@Stateless
public class LedgerDesk implements Ledger {

    private static final int MOST_ACCOUNTS = 5000;
    private static final int MOST_ABOUT_ONE = 1000;
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;

    public LedgerDesk() {
        // for the container
    }

    LedgerDesk(EntityManager em, Authority authority) {
        this.em = em;
        this.authority = authority;
    }

    /** A caller confined to an advertiser sees its costs; a partner's balance holds other advertisers' postings too. */
    @Override
    public List<LedgerAccount> accounts() {
        authority.requireStaff();
        List<AccountEntity> accounts = em.createQuery(
                        "select a from AccountEntity a where :all = true or a.ownerId = :owner order by a.kind, a.currency, a.id", AccountEntity.class)
                .setParameter("all", authority.advertiserScope().isEmpty()).setParameter("owner", scope())
                .setMaxResults(MOST_ACCOUNTS).getResultList();
        Balances balances = new Balances(em, LAST_DAY, null, null);
        Map<UUID, String> names = names(accounts);
        return accounts.stream().map(a -> new LedgerAccount(a.id(), a.kind().key(), a.ownerId(), names.get(a.ownerId()), a.currency(),
                balance(a, balances.of(a.id())))).toList();
    }

    /** A caller confined to an advertiser gets its books, with what they hold of its partners' accounts. */
    @Override
    public TrialBalance trialBalance(LocalDate date, Instant recordedBy, UUID advertiser) {
        authority.requireStaff();
        if (advertiser != null) {
            authority.requireAdvertiser(advertiser, "advertiser", advertiser);
        }
        UUID book = authority.advertiserScope().orElse(advertiser);
        Balances balances = new Balances(em, date, recordedBy, book);
        if (balances.accounts().size() > MOST_ACCOUNTS) {
            throw new Conflict("too-many-accounts", "More than " + MOST_ACCOUNTS + " accounts; ask for one advertiser's books.");
        }
        List<AccountEntity> accounts = balances.accounts().isEmpty() ? List.of()
                : em.createQuery("select a from AccountEntity a where a.id in :ids order by a.kind, a.currency, a.id", AccountEntity.class)
                        .setParameter("ids", balances.accounts()).getResultList();
        Map<UUID, String> names = names(accounts);
        List<TrialBalance.Row> rows = accounts.stream().map(a -> row(a, names.get(a.ownerId()), balances.of(a.id()))).toList();
        Map<String, List<TrialBalance.Row>> byCurrency = rows.stream().collect(Collectors.groupingBy(TrialBalance.Row::currency, TreeMap::new, Collectors.toList()));
        List<TrialBalance.Total> totals = byCurrency.entrySet().stream().map(all -> new TrialBalance.Total(all.getKey(),
                sum(all.getValue(), TrialBalance.Row::debits), sum(all.getValue(), TrialBalance.Row::credits))).toList();
        return new TrialBalance(date, recordedBy, book, balances.since(), rows, totals, totals.stream().allMatch(total -> total.debits().equals(total.credits())));
    }

    private static TrialBalance.Row row(AccountEntity account, String ownerName, Balances.Sums sums) {
        return new TrialBalance.Row(account.id(), account.kind().key(), account.ownerId(), ownerName, account.currency(),
                new Money(sums.debits(), account.currency()), new Money(sums.credits(), account.currency()), balance(account, sums));
    }

    private static Money sum(List<TrialBalance.Row> rows, Function<TrialBalance.Row, Money> side) {
        return rows.stream().map(side).reduce(Money::plus).orElseThrow();
    }

    private static Money balance(AccountEntity account, Balances.Sums sums) {
        return new Money(account.kind().balance(sums.debits(), sums.credits()), account.currency());
    }

    private Map<UUID, String> names(List<AccountEntity> accounts) {
        return new Parties(em).names(accounts.stream().map(AccountEntity::ownerId).distinct().toList());
    }

    /** A posting is never split over two pages, so without an account a page has an even number of legs. */
    @Override
    public Page<LedgerLeg> postings(UUID accountId, LocalDate from, LocalDate to, PageRequest page) {
        authority.requireStaff();
        requireVisible(accountId);
        PageRequest postings = accountId != null ? page : new PageRequest(Math.max(1, page.limit() / 2), page.after());
        String side = accountId == null ? "" : " and (p.debitAccount = :account or p.creditAccount = :account)";
        String after = page.after() == null ? "" : " and p.id < :after";
        TypedQuery<PostingEntity> query = scoped("p.accountingDate between :from and :to" + side + after + " order by p.id desc")
                .setParameter("from", from == null ? FIRST_DAY : from).setParameter("to", to == null ? LAST_DAY : to)
                .setMaxResults(postings.limit() + 1);
        if (accountId != null) {
            query.setParameter("account", accountId);
        }
        if (page.after() != null) {
            query.setParameter("after", page.after());
        }
        Page<PostingEntity> found = postings.page(query.getResultList(), PostingEntity::id);
        return new Page<>(legs(found.items(), accountId), found.next());
    }

    @Override
    public List<LedgerLeg> about(UUID subjectId) {
        authority.requireStaff();
        List<LedgerLeg> legs = new ArrayList<>(legs(scoped("p.subjectId = :subject order by p.id").setParameter("subject", subjectId)
                .setMaxResults(MOST_ABOUT_ONE).getResultList(), null));
        // Ids made within one millisecond are in no order; postings of one act were made in the order of their references.
        legs.sort(Comparator.comparing(LedgerLeg::recordedAt));
        return legs;
    }

    private TypedQuery<PostingEntity> scoped(String condition) {
        return em.createQuery("select p from PostingEntity p where (:all = true or p.advertiserId = :owner) and " + condition, PostingEntity.class)
                .setParameter("all", authority.advertiserScope().isEmpty()).setParameter("owner", scope());
    }

    private void requireVisible(UUID accountId) {
        if (accountId == null) {
            return;
        }
        AccountEntity account = em.find(AccountEntity.class, accountId);
        if (account == null) {
            throw new NotFound("ledger-account", accountId);
        }
        if (account.kind().ownedByAdvertiser()) {
            authority.requireAdvertiser(account.ownerId(), "ledger-account", accountId);
        }
    }

    private UUID scope() {
        return authority.advertiserScope().orElse(new UUID(0, 0));
    }

    private List<LedgerLeg> legs(List<PostingEntity> postings, UUID only) {
        List<UUID> ids = postings.stream().flatMap(p -> Stream.of(p.debitAccount(), p.creditAccount())).distinct().toList();
        Map<UUID, AccountEntity> accounts = ids.isEmpty() ? Map.of()
                : em.createQuery("select a from AccountEntity a where a.id in :ids", AccountEntity.class).setParameter("ids", ids)
                        .getResultStream().collect(Collectors.toMap(AccountEntity::id, Function.identity()));
        return postings.stream()
                .flatMap(p -> Stream.of(p.leg("debit", accounts.get(p.debitAccount())), p.leg("credit", accounts.get(p.creditAccount()))))
                .filter(leg -> only == null || leg.accountId().equals(only)).toList();
    }
}
