package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is known about a person, on the person's own request; and who is who. For admins. */
public interface People {

    /** By what a person is asked for. At least one of the names is needed. @param email address or its SHA-256 */
    record Who(UUID advertiserId, String customerId, String email, String visitorId, String leadId, String clickId) implements Serializable {
    }

    /** @param counts rows that belong to the person, by table */
    record Found(UUID person, List<Alias> merges, List<Parted> parted, Map<String, Long> counts) implements Serializable {
    }

    /** That {@code person} is known to be {@code stated}. @param evidence {@code visitor, click-id, email} or {@code manual} */
    record Alias(UUID person, UUID stated, String evidence, Instant at) implements Serializable {
    }

    /** A merge that was taken back. @param liftedAt when it was allowed again, or null */
    record Parted(UUID person, UUID stated, String evidence, Instant mergedAt, Instant undoneAt, String undoneBy, String reason, Instant liftedAt) implements Serializable {
    }

    /** @param rows by table, each a map from column to value @param complete false when a table holds more than was taken */
    record Export(Who asked, Instant at, UUID person, Map<String, List<Map<String, Object>>> rows, boolean complete) implements Serializable {
    }

    /** @param changed rows by table */
    record Erased(UUID requestId, Instant at, Map<String, Long> changed) implements Serializable {
    }

    /** @throws io.plumbline.shared.NotFound when nothing is stored about such a person */
    Found find(Who who);

    /** All that is stored. */
    Export export(Who who);

    /**
     * Makes the person unknown, irreversibly: identifiers go or are replaced, figures and money stay. Asked for again, it does it again.
     *
     * @param reference of the request, kept as evidence that it was done; no name of the person
     * @throws io.plumbline.shared.Conflict code {@code spool-not-drained} while events wait that may be the person's
     */
    Erased erase(Who who, String reference);

    /** Takes a merge back. @param person the one that was said to be another */
    void part(UUID advertiserId, UUID person, String reason);

    /** Says that one person is another. */
    void join(UUID advertiserId, UUID person, UUID stated);
}
