package io.plumbline.tracking.conversion;

import io.plumbline.tracking.api.Conversion;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.Conversions.Choice;
import io.plumbline.tracking.api.Counted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Several decisions in one transaction: all or none. */
@ApplicationScoped
public class Bench {

    @Inject
    private Judging judging;
    @Inject
    private ConversionBook book;
    @Inject
    private Locks locks;
    @Inject
    private Event<Counted> counted;

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public List<Conversion> decide(List<Choice> choices, Instant now) {
        Counts counts = new Counts();
        book.holdAll(choices.stream().map(Choice::id).toList());
        List<Entry> decided = choices.stream().map(choice -> judging.decide(choice.id(), choice.version(), choice.decision(), now, counts)).toList();
        counts.tell(counted);
        Map<UUID, Conversion.Settled> settled = locks.of(decided, now);
        Map<UUID, List<ConversionReport.Item>> items = book.items(decided);
        return decided.stream().map(entry -> entry.told(items.get(entry.id()), settled.get(entry.id()))).toList();
    }
}
