package io.plumbline.tracking.consent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plumbline.tracking.api.ConsentDecision;
import io.plumbline.tracking.api.ConsentSignals;
import io.plumbline.tracking.api.PrivacyPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Decides on the way of a click: what was decided for the same words a moment ago is not decoded again. */
@ApplicationScoped
public class Consents {

    /** A few kilobytes each. */
    private static final int MOST = 2_000;
    /** Strings grow too old by the day, so an hour later is soon enough. */
    private static final Duration KEPT = Duration.ofHours(1);

    private record Question(ConsentSignals said, PrivacyPolicy policy) {
    }

    private final Cache<Question, ConsentDecision> known = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    /** @param policy complete, as {@link Policies} gives it */
    public ConsentDecision decide(ConsentSignals said, PrivacyPolicy policy, Instant at) {
        return said.isSilent() ? DecisionTable.decide(said, policy, at)
                : known.get(new Question(said, policy), question -> DecisionTable.decide(question.said(), question.policy(), at));
    }
}
