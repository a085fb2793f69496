package io.plumbline.tracking.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.time.Instant;
import java.util.UUID;

public interface PostbackLog {

    /** Written in a transaction of its own: a refusal must not take its log line with it. */
    void note(PostbackEntry entry);

    Page<PostbackEntry> list(UUID advertiserId, String door, String outcome, Instant from, Instant to, PageRequest page);
}
