package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A month of the books. Months are those of accounting dates and the same for all advertisers, since a partner's account gathers all of them.
 *
 * @param month     such as {@code 2026-10}
 * @param state     {@code open}, {@code closing} (nothing new comes in, what was begun before still may), {@code closed}
 * @param postings  how many it holds; null unless closed
 * @param obstacles why it cannot be closed now: {@code not-over}, {@code earlier-open}, {@code fees-due}; empty when it can
 */
public record AccountingPeriod(String month, LocalDate firstDay, LocalDate lastDay, String state, Instant closedAt, String closedBy, Long postings,
        List<String> obstacles) implements Serializable {

    public boolean open() {
        return state.equals("open");
    }

    public boolean closable() {
        return !state.equals("closed") && obstacles.isEmpty();
    }
}
