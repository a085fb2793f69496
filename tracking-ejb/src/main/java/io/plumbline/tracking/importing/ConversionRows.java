package io.plumbline.tracking.importing;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.Conversions;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** Conversions measured elsewhere. */
final class ConversionRows implements Rows<ConversionReport> {

    private final Surroundings around;
    private final Conversions conversions;
    private final Predicate<String> knownClick;

    /** @param knownClick whether the advertiser has a click of this id */
    ConversionRows(Surroundings around, Conversions conversions, Predicate<String> knownClick) {
        this.around = around;
        this.conversions = conversions;
        this.knownClick = knownClick;
    }

    @Override
    public ConversionReport read(Row row) {
        Instant time = row.past("time", around.latest());
        String goal = around.goal(row.text("goal", 64), "goal");
        String customer = row.text("customer_id", 256);
        String click = row.text("click_id", 256);
        String transaction = row.text("transaction_id", 256);
        String coupon = row.text("coupon", 64);
        if (customer == null && click == null && transaction == null) {
            throw new BadRow("transaction_id", "identity-missing", "Give a customer_id, a click_id or a transaction_id.");
        }
        if (click != null && customer == null && transaction == null && !knownClick.test(click)) {
            throw new BadRow("click_id", "click-not-found", "There is no click " + click + ", and nothing else says whose conversion it is.");
        }
        String currency = row.currency("currency", around.currency());
        return new ConversionReport(Door.FILE, goal, around.advertiserId(), click, null, null, customer, null, transaction,
                row.money("value", currency), currency, time, row.text("status", 64), null, null, null, null, around.importId())
                .redeeming(coupon).saying(new ConversionReport.More(row.text("refund_id", 128), row.text("reason", 500), row.flag("new_customer"),
                        new ConversionReport.Parts(row.money("tax", currency), row.money("shipping", currency), row.money("discount", currency)), row.text("subscription_id", 256)));
    }

    @Override
    public List<Boolean> write(List<ConversionReport> reports) {
        List<Boolean> fresh = new ArrayList<>(reports.size());
        for (ConversionReport report : reports) {
            fresh.add(conversions.record(report).result() != Receipt.Result.DUPLICATE);
        }
        return fresh;
    }

    @Override
    public UUID key(ConversionReport report) {
        if (report.more().refundId() != null) {
            return Ids.named("refund", report.goal(), String.valueOf(report.transactionId()), String.valueOf(report.clickId()), report.more().refundId());
        }
        return report.transactionId() != null ? Ids.named("conversion", report.goal(), "transaction", report.transactionId())
                : report.clickId() != null ? Ids.named("conversion", report.goal(), "click", report.clickId())
                : Ids.named("conversion", report.goal(), report.customerId(), report.occurredAt().toString());
    }
}
