package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;

/**
 * @param periodEnd    last day whose results are paid; required
 * @param currency     null for all
 * @param advertiserId null for all
 */
public record PayoutOrder(LocalDate periodEnd, String currency, UUID advertiserId, String note) implements Serializable {
}
