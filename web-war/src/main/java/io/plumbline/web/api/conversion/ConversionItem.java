package io.plumbline.web.api.conversion;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.Conversion;
import io.plumbline.tracking.api.ConversionReport;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * @param settlement {@code open, locked} or {@code paid}. @param locksOn, dueOn days in the advertiser's zone
 * @param tax, shipping, discount parts of the amount as it was first reported
 * @param renewal which sale after the first one through the same partner it is, or null
 */
@JsonInclude
public record ConversionItem(UUID id, long version, Instant time, Instant recordedAt, UUID advertiser, UUID campaign, UUID partner, UUID link,
        String goal, String status, String transactionId, UUID clickId, String customerId, String channel, String door, String evidence,
        Money amount, Money commission, String verdict, String reason, String reasonCode, LocalDate reviewOn, String settlement, LocalDate locksOn,
        LocalDate dueOn, Boolean newCustomer, List<String> checks, List<ConversionReport.Item> items, Money tax, Money shipping, Money discount,
        String subscriptionId, Integer renewal) {

    static ConversionItem of(Conversion c) {
        return new ConversionItem(c.id(), c.version(), c.time(), c.recordedAt(), c.advertiserId(), c.campaignId(), c.partnerId(), c.linkId(),
                c.goal(), c.status(), c.transactionId(), c.clickId(), c.customerId(), c.channel(), c.door(), c.evidence(), c.amount(),
                c.commission(), c.verdict(), c.reason(), c.reasonCode(), c.reviewOn(), c.settlement().state(), c.settlement().locksOn(),
                c.settlement().dueOn(), c.newCustomer(), c.checks(), c.items(), c.parts().tax(), c.parts().shipping(),
                c.parts().discount(), c.subscriptionId(), c.renewal());
    }
}
