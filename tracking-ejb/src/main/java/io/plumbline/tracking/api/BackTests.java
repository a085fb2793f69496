package io.plumbline.tracking.api;

import io.plumbline.campaign.api.BackTest;

/** What stored conversions would have been paid under other terms. For staff; nothing but a note on the proposal is written. */
public interface BackTests {

    int MOST_MONTHS = 12;
    int MOST_RESULTS = 100_000;

    /**
     * Caps are not tried: what a cap refused stays refused.
     *
     * @throws io.plumbline.shared.Conflict code {@code back-test-too-large} with more than {@link #MOST_RESULTS} conversions
     */
    BackTest run(BackTestRequest request);
}
