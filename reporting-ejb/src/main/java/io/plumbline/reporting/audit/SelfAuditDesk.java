package io.plumbline.reporting.audit;

import io.plumbline.reporting.api.SelfAudit;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Ids;
import io.plumbline.shared.NotFound;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Stateless
public class SelfAuditDesk implements SelfAudit {

    private static final int MOST_HISTORY = 100;

    @Inject
    private AuditBook book;
    @Inject
    private AuditRun runs;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public List<Check> run() {
        requireAll();
        return runs.now();
    }

    @Override
    public Run begin() {
        requireAll();
        Instant now = clock.instant();
        Optional<Run> underWay = book.asked(now.minus(AuditRun.LONGEST));
        if (underWay.isPresent()) {
            return underWay.get();
        }
        UUID id = Ids.next();
        book.begin(id, "request:" + id, "request", now);
        runs.later(id);
        return book.get(id).orElseThrow();
    }

    @Override
    public Run get(UUID id) {
        requireAll();
        return book.get(id).orElseThrow(() -> new NotFound("audit-run", id));
    }

    @Override
    public List<Run> history(int most) {
        requireAll();
        return book.newest(Math.min(Math.max(most, 1), MOST_HISTORY));
    }

    @Override
    public Optional<Run> latest() {
        return book.ended(1).stream().findFirst();
    }

    private void requireAll() {
        authority.requireStaff();
        if (authority.advertiserScope().isPresent() || authority.partnerScope().isPresent()) {
            throw new Forbidden("The self-audit looks at everything; this account may see one advertiser only.");
        }
    }
}
