package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Every account with what was posted to it up to a day.
 *
 * @param date       last accounting date counted
 * @param recordedBy postings recorded later are left out; null when all count
 * @param advertiser only postings in this advertiser's books; null for all books
 * @param since      the closed month whose kept balances it builds on; null when every posting was added up
 * @param balanced   whether debits equal credits in each currency
 */
public record TrialBalance(LocalDate date, Instant recordedBy, UUID advertiser, String since, List<Row> rows, List<Total> totals, boolean balanced)
        implements Serializable {

    /** @param balance on the side the account grows: debits minus credits for costs and assets, credits minus debits for what is owed */
    public record Row(UUID account, String kind, UUID owner, String ownerName, String currency, Money debits, Money credits, Money balance)
            implements Serializable {
    }

    public record Total(String currency, Money debits, Money credits) implements Serializable {
    }
}
