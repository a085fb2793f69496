package io.plumbline.campaign.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.util.List;
import java.util.UUID;

/** What may at most be counted or owed. A cap counts from the moment it is defined. */
public interface Caps {

    /** @throws io.plumbline.shared.Invalid with every fault of the draft */
    Limit define(LimitDraft draft);

    /**
     * Another limit or policy; subject, measure, period, currency and zone stay. A limit below what is used takes nothing back.
     *
     * @throws io.plumbline.shared.Conflict code {@code cap-agreed} when it comes from an agreement
     */
    Limit amend(UUID id, Long expectedVersion, LimitDraft draft);

    /** @throws io.plumbline.shared.Conflict code {@code cap-agreed} */
    void remove(UUID id);

    Limit get(UUID id);

    /** @param subject null for all */
    Page<Limit> list(CapSubject subject, UUID subjectId, PageRequest page);

    /** All caps on one thing, at most 100. */
    List<Limit> on(UUID subjectId);
}
