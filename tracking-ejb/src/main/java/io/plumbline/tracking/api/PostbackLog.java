package io.plumbline.tracking.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;

public interface PostbackLog {

    /** Written in a transaction of its own: a refusal must not take its log line with it. */
    void note(PostbackEntry entry);

    /**
     * @param filter  advertiser, click, from and to are of the call; campaign, partner, link, goal, status, verdict, customer and transaction id of the
     *                conversion it came to, so that a refused call matches none of them
     * @param outcome as in {@link PostbackEntry}, or null
     */
    Page<PostbackEntry> list(EventFilter filter, String door, String outcome, PageRequest page);
}
