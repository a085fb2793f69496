package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.ChartEntry;
import io.plumbline.campaign.api.ChartOfAccounts;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@Stateless
public class ChartDesk implements ChartOfAccounts {

    private static final int MOST = 2000;
    private static final int LENGTH = 32;

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;

    public ChartDesk() {
        // for the container
    }

    ChartDesk(EntityManager em, Authority authority, AuditTrail audit) {
        this.em = em;
        this.authority = authority;
        this.audit = audit;
    }

    @Override
    public List<String> kinds() {
        return Arrays.stream(AccountKind.values()).map(AccountKind::key).toList();
    }

    @Override
    public List<ChartEntry> entries() {
        authority.requireStaff();
        return new Chart(em).entries();
    }

    @Override
    public List<ChartEntry> replace(List<ChartEntry> given) {
        Bookkeeping.require(authority);
        List<ChartEntry> entries = Check.whole("entries", given);
        sound(entries);
        List<ChartEntry> before = entries();
        em.createNativeQuery("delete from campaign.ledger_chart").executeUpdate();
        entries.forEach(this::insert);
        List<ChartEntry> after = entries();
        audit.note("change", "chart-of-accounts", null, "Chart of accounts", null, Map.of("entries", before), Map.of("entries", after));
        return after;
    }

    private void insert(ChartEntry entry) {
        em.createNativeQuery("insert into campaign.ledger_chart (kind, owner_id, erp_account, cost_centre) values (:kind, :owner, :account, :centre)")
                .setParameter("kind", entry.kind()).setParameter("owner", entry.owner() == null ? Chart.EVERYBODY : entry.owner())
                .setParameter("account", entry.account().strip()).setParameter("centre", blank(entry.costCentre()) ? "" : entry.costCentre().strip()).executeUpdate();
    }

    private void sound(List<ChartEntry> entries) {
        Set<UUID> owners = entries.stream().map(ChartEntry::owner).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<UUID, String> known = new Parties(em).names(owners);
        Set<List<Object>> seen = new HashSet<>();
        Check check = new Check().that(entries.size() <= MOST, "entries", "too-many", "At most " + MOST + " entries.");
        for (int i = 0; i < entries.size() && i < MOST; i++) {
            ChartEntry entry = entries.get(i);
            String at = "entries/" + i + "/";
            check.call(() -> AccountKind.of(entry.kind()), at + "kind")
                    .that(entry.owner() == null || known.containsKey(entry.owner()), at + "owner", "owner-unknown", "This is no advertiser and no partner.")
                    .text(at + "account", entry.account(), LENGTH).optionalText(at + "costCentre", entry.costCentre(), LENGTH)
                    .that(seen.add(Arrays.asList(entry.kind(), entry.owner())), at + "kind", "repeated", "There is an entry for this kind and owner already.");
        }
        check.done();
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
