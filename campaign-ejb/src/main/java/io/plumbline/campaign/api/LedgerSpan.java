package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;

/** @param from, to accounting dates, both included @param advertiser whose books; null for all */
public record LedgerSpan(LocalDate from, LocalDate to, UUID advertiser) implements Serializable {
}
