package io.plumbline.campaign.api;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;

/** One unit of {@code base} is {@code rate} units of {@code quote}. */
public record FxRate(LocalDate date, String base, String quote, BigDecimal rate, String source) implements Serializable {
}
