package io.plumbline.campaign.api;

import java.time.Instant;
import java.util.Optional;

/** Answers kept for 24 hours by Idempotency-Key, so that a repeated POST gets the first answer again. */
public interface Replies {

    /** @param body as sent, may be null */
    record Reply(int status, String contentType, String location, String body) {
    }

    /**
     * Claims the key, in a transaction of its own.
     *
     * @return the first answer when the same request was already answered; empty when the caller is first
     * @throws io.plumbline.shared.Conflict code {@code idempotency-key-reused} when the fingerprint differs,
     *         {@code idempotency-key-in-progress} while the first request still runs
     */
    Optional<Reply> claim(String caller, String key, String fingerprint, Instant now);

    void keep(String caller, String key, Reply reply);

    /** The request failed on our side: a repeat may try again. */
    void release(String caller, String key);
}
