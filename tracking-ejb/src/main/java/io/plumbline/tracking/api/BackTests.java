package io.plumbline.tracking.api;

import io.plumbline.campaign.api.BackTest;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.util.UUID;

/** What stored results would have been paid under other terms. For staff; nothing but a note on the proposal is written. */
public interface BackTests {

    int MOST_MONTHS = 12;
    /** Clicks, impressions and conversions together, answered at once. */
    int MOST_AT_ONCE = 100_000;
    /** The same in the background. */
    int MOST_RESULTS = 5_000_000;

    /**
     * @throws io.plumbline.shared.Conflict code {@code back-test-too-large} with more than {@link #MOST_AT_ONCE} results
     */
    BackTest run(BackTestRequest request);

    /**
     * The same in the background, a batch a transaction.
     *
     * @throws io.plumbline.shared.Conflict code {@code back-tests-too-many} when ten wait already
     */
    BackTestJob start(BackTestRequest request);

    BackTestJob get(UUID id);

    /** @param proposalId null for all. Newest first */
    Page<BackTestJob> list(UUID proposalId, PageRequest page);
}
