package io.plumbline.tracking.conversion;

import io.plumbline.shared.Authority;
import io.plumbline.tracking.api.Counted;
import io.plumbline.tracking.api.Receipt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;

/** Several reports in one transaction, each in the name of whom it came from. */
@ApplicationScoped
public class Joint {

    @Inject
    private Receiving receiving;
    @Inject
    private Authority authority;
    @Inject
    private Event<Counted> counted;

    @ActivateRequestContext
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public List<Receipt> record(List<Lanes.Submission> submissions) {
        Counts counts = new Counts();
        List<Receipt> receipts = new ArrayList<>();
        for (Lanes.Submission one : submissions) {
            authority.actAs(one.caller());
            receipts.add(receiving.receive(one.claimed(), one.now(), counts));
        }
        counts.tell(counted);
        return receipts;
    }
}
