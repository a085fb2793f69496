package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A payout run. While a draft, its statements are worked out anew each time they are read.
 *
 * @param changed    a draft that no longer comes to what was shown when it was prepared: prepare it again
 * @param totals     of the statements, one a currency
 * @param statements empty in lists of runs
 * @param carried    what is not paid, with the reasons; of an approved run, what was left when it is read
 */
public record PayoutRun(UUID id, long version, LocalDate periodEnd, String currency, UUID advertiserId, String note, PayoutState state, boolean changed,
        String preparedBy, Instant preparedAt, String decidedBy, Instant decidedAt, String reason, List<Money> totals, List<Planned> statements,
        List<Carried> carried, List<PaymentFile> files) implements Serializable {

    /**
     * One partner and currency.
     *
     * @param statementId null while a draft, as are {@code number} and {@code state}
     * @param returned    owed again from payments that failed: taxed before, so not taxed again
     */
    public record Planned(UUID statementId, String number, UUID partnerId, String partner, int lines, Money net, Money vat, Money returned, Money total,
            VatTreatment vatTreatment, PayoutMethod method, StatementState state, String reason) implements Serializable {
    }

    /** @param reasons codes: {@code below-threshold, negative-balance, not-requested, on-hold, payee-missing, tax-form-expired …} */
    public record Carried(UUID partnerId, String partner, int lines, Money balance, List<String> reasons, String note) implements Serializable {
    }
}
