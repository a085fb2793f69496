package io.plumbline.campaign.api;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What is left of an advertiser's revenue before marketing is paid, until the next one begins.
 *
 * @param from    first UTC day it holds for
 * @param share   of an amount, above 0 and at most 1; at most six decimals
 * @param knownAt when it was entered
 */
public record Margin(LocalDate from, BigDecimal share, Instant knownAt, String setBy) implements Serializable {
}
