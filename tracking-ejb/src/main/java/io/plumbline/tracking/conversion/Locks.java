package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Settlement;
import io.plumbline.campaign.api.Settlements;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.Conversion.Settled;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which conversions are settled. A result locks when the day that its terms say has passed, once it is decided: what nobody has decided until then can
 * still be, or the product would reject by letting time pass.
 */
@ApplicationScoped
public class Locks {

    @Inject
    private Settlements settlements;
    @Inject
    private Advertisers advertisers;
    @Inject
    private Authority authority;
    @Inject
    private Sql sql;

    Settled of(Entry entry, Instant now) {
        return of(List.of(entry), now).get(entry.id());
    }

    Map<UUID, Settled> of(Collection<Entry> entries, Instant now) {
        Map<UUID, Settlement> known = entries.isEmpty() ? Map.of() : settlements.of(entries.stream().map(Entry::id).toList());
        Set<UUID> paid = paid(known.keySet());
        Map<UUID, LocalDate> days = new HashMap<>();
        Map<UUID, Settled> told = new HashMap<>();
        for (Entry entry : entries) {
            Settlement settlement = known.get(entry.id());
            told.put(entry.id(), settlement == null ? Settled.OPEN
                    : settled(entry, settlement, days.computeIfAbsent(entry.subject().advertiserId(), id -> today(id, now)), paid.contains(entry.id())));
        }
        return told;
    }

    /**
     * @throws Conflict code {@code conversion-locked} unless the caller is of finance
     * @throws Invalid  code {@code reason-required} when finance does not say why
     */
    void requireOpen(Entry entry, Why why, Instant now) {
        if (of(entry, now).isOpen()) {
            return;
        }
        if (!authority.has(Role.FINANCE)) {
            throw new Conflict("conversion-locked", "The result has locked and is settled. Somebody of finance may take it back with a reason; it then is a posting of the next statement.");
        }
        if (why.words() == null) {
            throw new Invalid("reason", "reason-required", "The result has locked: say why it is changed all the same.");
        }
    }

    private Set<UUID> paid(Collection<UUID> subjects) {
        return subjects.isEmpty() ? Set.of() : Set.copyOf(sql.list("select distinct subject_id from campaign.pub_statement_line where state = 'paid' and subject_id in ("
                + Sql.marks(subjects) + ")", row -> Sql.uuid(row, "subject_id"), subjects.toArray()));
    }

    private LocalDate today(UUID advertiserId, Instant now) {
        return LocalDate.ofInstant(now, advertisers.find(advertiserId).map(known -> ZoneId.of(known.timeZone())).orElse(ZoneOffset.UTC));
    }

    private static Settled settled(Entry entry, Settlement settlement, LocalDate today, boolean paid) {
        boolean locked = !entry.status().isUndecided() && settlement.locksOn() != null && today.isAfter(settlement.locksOn());
        return new Settled(paid ? "paid" : locked ? "locked" : "open", settlement.locksOn(), settlement.dueOn());
    }
}
