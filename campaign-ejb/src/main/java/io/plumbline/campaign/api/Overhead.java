package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.Instant;
import java.time.YearMonth;

/**
 * What marketing for an advertiser costs in a month besides media and partners: people, agencies, tools.
 *
 * @param amount  in the advertiser's currency; each day of the month bears the same part of it
 * @param knownAt when it was entered
 */
public record Overhead(YearMonth month, Money amount, Instant knownAt, String setBy) implements Serializable {
}
