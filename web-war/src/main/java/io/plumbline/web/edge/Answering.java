package io.plumbline.web.edge;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Refusal;
import io.plumbline.tracking.api.Call;
import io.plumbline.tracking.api.Calls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Answers the calls that were kept, by the same code that answers those who wait. */
@ApplicationScoped
public class Answering implements Calls.Taker {

    @Inject
    private Postbacks postbacks;
    @Inject
    private Pixels pixels;
    @Inject
    private TagEvents events;
    @Inject
    private Gauge gauge;
    @Inject
    private Authority authority;

    @Override
    public void take(List<Call> calls) {
        authority.actAs(Caller.system("edge"));
        calls.forEach(this::take);
    }

    private void take(Call call) {
        switch (call.door()) {
            case POSTBACK -> postbacks.takeLater(call);
            case PIXEL -> pixels.take(call);
            case TAG -> takeEvent(call);
            default -> throw new IllegalArgumentException("No door of ours: " + call.door());
        }
    }

    private void takeEvent(Call call) {
        try {
            events.take(call);
        } catch (Refusal nobodyToTell) {
            gauge.refused();
        }
    }
}
