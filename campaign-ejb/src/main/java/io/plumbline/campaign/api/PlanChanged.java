package io.plumbline.campaign.api;

import java.io.Serializable;
import java.util.UUID;

/**
 * Something was planned differently. Fired in the transaction of the change; who keeps plans in memory looks again when it is over.
 *
 * @param subjectType as in the audit trail: {@code advertiser}, {@code campaign}, {@code partner}, {@code link}, {@code agreement}, {@code experiment}, {@code goal},
 *                    or {@code workspace} for everything at once
 * @param subjectId   null for {@code workspace}
 */
public record PlanChanged(String subjectType, UUID subjectId) implements Serializable {
}
