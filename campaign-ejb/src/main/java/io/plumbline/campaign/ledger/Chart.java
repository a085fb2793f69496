package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.ChartEntry;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The chart of accounts as it is kept, and how it names an account. */
final class Chart {

    static final UUID EVERYBODY = new UUID(0, 0);

    private final List<ChartEntry> entries;
    private final Map<String, ChartEntry> byAccount = new HashMap<>();

    @SuppressWarnings("unchecked")
    Chart(EntityManager em) {
        List<Object[]> rows = em.createNativeQuery(
                "select kind, cast(owner_id as varchar(36)), erp_account, cost_centre from campaign.ledger_chart order by kind, owner_id").getResultList();
        entries = rows.stream().map(row -> new ChartEntry((String) row[0], owner((String) row[1]), (String) row[2], centre((String) row[3]))).toList();
        entries.forEach(entry -> byAccount.put(key(entry.kind(), entry.owner()), entry));
    }

    List<ChartEntry> entries() {
        return entries;
    }

    String account(AccountEntity account) {
        ChartEntry entry = entry(account);
        return entry == null ? account.kind().key() : entry.account();
    }

    /** Of the first of the two that has one: costs stand on the debit side. */
    String costCentre(AccountEntity debit, AccountEntity credit) {
        ChartEntry first = entry(debit);
        ChartEntry second = entry(credit);
        return first != null && first.costCentre() != null ? first.costCentre() : second == null ? null : second.costCentre();
    }

    private ChartEntry entry(AccountEntity account) {
        ChartEntry own = byAccount.get(key(account.kind().key(), account.ownerId()));
        return own != null ? own : byAccount.get(key(account.kind().key(), null));
    }

    private static String key(String kind, UUID owner) {
        return kind + " " + owner;
    }

    private static UUID owner(String id) {
        UUID owner = UUID.fromString(id);
        return owner.equals(EVERYBODY) ? null : owner;
    }

    private static String centre(String kept) {
        return kept == null || kept.isBlank() ? null : kept;
    }
}
