package io.plumbline.web.api.postback;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.tracking.api.PostbackEntry;
import java.time.Instant;
import java.util.UUID;

@JsonInclude
public record PostbackItem(UUID id, Instant time, String door, String method, String query, String ip, String outcome, int status,
        String reason, UUID conversionId, UUID advertiser) {

    static PostbackItem of(PostbackEntry entry) {
        return new PostbackItem(entry.id(), entry.at(), entry.door(), entry.method(), entry.query(), entry.ip(), entry.outcome(),
                entry.status(), entry.reason(), entry.conversionId(), entry.advertiserId());
    }
}
