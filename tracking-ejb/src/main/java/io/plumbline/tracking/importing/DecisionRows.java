package io.plumbline.tracking.importing;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.ConversionDecision;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Conversions;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What an advertiser has decided about conversions, as a list. */
final class DecisionRows implements Rows<Conversions.Ruled> {

    private final Surroundings around;
    private final Conversions conversions;

    DecisionRows(Surroundings around, Conversions conversions) {
        this.around = around;
        this.conversions = conversions;
    }

    @Override
    public Conversions.Ruled read(Row row) {
        UUID id = row.id("conversion_id");
        String transaction = row.text("transaction_id", 256);
        if (id == null && transaction == null) {
            throw new BadRow("transaction_id", "identity-missing", "Give a conversion_id or a transaction_id.");
        }
        ConversionStatus status = status(row.required("decision", 32));
        String currency = row.currency("currency", null);
        String amount = row.money("amount", currency == null ? around.currency() : currency);
        String reason = row.text("reason", 500);
        String code = row.text("reason_code", 64);
        if (status.needsReason() && reason == null && code == null) {
            throw new BadRow("reason", "reason-required", "Say why: the partner is told.");
        }
        return new Conversions.Ruled(around.advertiserId(), id, row.text("goal", 64), transaction,
                new ConversionDecision(status, reason, code, amount, currency, refund(row, status, amount), day(row)));
    }

    /** Without a name, a second refund of the same sum by file is the first one again. */
    private static String refund(Row row, ConversionStatus status, String amount) {
        String named = row.text("refund_id", 128);
        return named != null || status != ConversionStatus.REVERSED || amount == null ? named : "file:" + amount;
    }

    private static LocalDate day(Row row) {
        String text = row.text("review_on", 10);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException malformed) {
            throw new BadRow("review_on", "date-malformed", "Write a day such as 2026-11-20; it says " + text + ".");
        }
    }

    private static ConversionStatus status(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "approved", "approve" -> ConversionStatus.APPROVED;
            case "rejected", "reject" -> ConversionStatus.REJECTED;
            case "reversed", "reverse", "refund", "refunded" -> ConversionStatus.REVERSED;
            case "on-hold", "hold" -> ConversionStatus.ON_HOLD;
            case "pending", "release" -> ConversionStatus.PENDING;
            default -> throw new BadRow("decision", "decision-unknown", "Use approved, rejected, reversed, on-hold or pending; it says " + word + ".");
        };
    }

    @Override
    public List<Boolean> write(List<Conversions.Ruled> ruled) {
        return conversions.apply(ruled);
    }

    @Override
    public UUID key(Conversions.Ruled ruled) {
        return Ids.named("decision", String.valueOf(ruled.conversionId()), String.valueOf(ruled.goal()), String.valueOf(ruled.transactionId()), ruled.decision().status().key(),
                String.valueOf(ruled.decision().amount()), String.valueOf(ruled.decision().refundId()));
    }
}
