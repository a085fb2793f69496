package io.plumbline.tracking.inquiry;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Conflict;
import io.plumbline.tracking.api.Conversion;
import io.plumbline.tracking.api.ConversionDecision;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Conversions;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.Inquiries.Acceptance;
import io.plumbline.tracking.api.Receipt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Gives a partner its result through the same door as any other: recorded once, credited and priced by the rules, or not at all. */
@ApplicationScoped
public class Settling {

    @Inject
    private Conversions conversions;
    @Inject
    private Authority authority;

    /** @return the conversion that the partner has now */
    UUID give(Filed filed, Acceptance asked) {
        UUID known = asked.conversionId() != null ? asked.conversionId() : filed.about().conversionId();
        return known != null ? approved(filed, known, asked) : recorded(filed, asked);
    }

    private UUID approved(Filed filed, UUID conversionId, Acceptance asked) {
        Conversion conversion = conversions.get(conversionId);
        if (!filed.about().partnerId().equals(conversion.partnerId())) {
            throw new Conflict("inquiry-of-another", "This result is credited to somebody else: " + conversion.evidence() + ".");
        }
        if (conversion.status().equals(ConversionStatus.APPROVED.key())) {
            return conversionId;
        }
        Conversion after = conversions.decide(conversionId, null, new ConversionDecision(ConversionStatus.APPROVED, reason(filed, asked), asked.amount(), asked.currency()));
        return earning(filed, after);
    }

    private UUID recorded(Filed filed, Acceptance asked) {
        Filed.About about = filed.about();
        String click = asked.clickId() != null ? asked.clickId() : about.clickId() == null ? null : about.clickId().toString();
        String transaction = asked.transactionId() != null ? asked.transactionId() : about.transactionId();
        boolean amountSaid = asked.amount() == null && about.amount() != null;
        String amount = amountSaid ? about.amount().amount().toPlainString() : asked.amount();
        String currency = amountSaid ? about.amount().currency() : asked.currency();
        Instant at = asked.occurredAt() != null ? asked.occurredAt() : about.happenedAt();
        ConversionReport report = new ConversionReport(Door.INQUIRY, asked.goal() != null ? asked.goal() : about.goal(), about.advertiserId(), click, List.of(),
                null, null, null, transaction, amount, currency, at, ConversionStatus.APPROVED.key(), List.of(), null, null, null, null)
                .saying(new ConversionReport.More(null, reason(filed, asked), null));
        // Finance accepts inquiries, too, and reports no results otherwise.
        Receipt receipt = authority.marketing(about.advertiserId(), () -> conversions.record(report));
        if (receipt.conversionId() == null) {
            throw new Conflict("inquiry-earns-nothing", "It was not recorded: " + receipt.reason() + ".");
        }
        if (receipt.result() == Receipt.Result.DUPLICATE) {
            return approved(filed, receipt.conversionId(), asked);
        }
        return earning(filed, conversions.get(receipt.conversionId()));
    }

    /** Accepted and yet unpaid would be the very thing the partner complains of. */
    private static UUID earning(Filed filed, Conversion conversion) {
        if (!filed.about().partnerId().equals(conversion.partnerId())) {
            throw new Conflict("inquiry-of-another", "Recorded like this it would be credited to somebody else. Name the partner's click.");
        }
        if (conversion.commission() == null || conversion.commission().isZero()) {
            throw new Conflict("inquiry-earns-nothing", "Recorded like this it would earn the partner nothing: "
                    + (conversion.reason() == null ? "no rate of the agreement applies" : conversion.reason()) + ".");
        }
        return conversion.id();
    }

    /** By its day: the conversion is the inquiry's result, and people read this. */
    private static String reason(Filed filed, Acceptance asked) {
        String why = "Inquiry of " + LocalDate.ofInstant(filed.createdAt(), ZoneOffset.UTC) + ": " + asked.reason().strip();
        return why.length() <= 500 ? why : why.substring(0, 500);
    }
}
