package io.plumbline.tracking.api;

import java.io.Serializable;
import java.util.UUID;

/**
 * The answer to a report.
 *
 * @param reason code that explains a rejection, or a conversion without payable credit; else null
 */
public record Receipt(Result result, UUID conversionId, String reason) implements Serializable {

    public enum Result implements io.plumbline.shared.Keyed {
        RECORDED, DUPLICATE, UPDATED, REJECTED
    }
}
