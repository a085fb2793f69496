package io.plumbline.web.edge;

import io.plumbline.shared.Conflict;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Refusal;
import io.plumbline.tracking.api.Call;
import io.plumbline.tracking.api.ConsentSignals;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.Conversions;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.PostbackEntry;
import io.plumbline.tracking.api.PostbackLog;
import io.plumbline.tracking.api.Receipt;
import io.plumbline.tracking.api.Spool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

/** Takes a conversion in by whichever door, and files every call in the postback log, also the refused ones. */
@ApplicationScoped
public class ConversionDoor {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Inject
    private Conversions conversions;
    @Inject
    private PostbackLog log;
    @Inject
    private Gauge gauge;
    @Inject
    private Spool spool;
    @Inject
    private Elsewhere elsewhere;

    /**
     * What became of a call.
     *
     * @param result word of the contract
     * @param detail sentence for a refusal, else null
     */
    record Outcome(int status, String result, UUID conversionId, String reason, String detail) {

        static Outcome refused(int status, String reason, String detail) {
            return new Outcome(status, "rejected", null, reason, detail);
        }

        /** Durable, but not decided. */
        static Outcome pending() {
            return new Outcome(202, "pending", null, "kept", null);
        }

        static Outcome of(Receipt receipt) {
            return new Outcome(200, receipt.result().key(), receipt.conversionId(), receipt.reason(), null);
        }

        static Outcome of(Refusal no) {
            int status = no instanceof NotFound ? 404 : no instanceof Forbidden ? 403 : no instanceof Conflict ? 409 : 400;
            return refused(status, no.code(), no.getMessage());
        }

        boolean isRefused() {
            return status >= 300;
        }
    }

    /**
     * Before a conversion is looked at, what it refers to must be where it looks: the named clicks, whichever node they came to, or, when none is named,
     * whatever this node has seen of the person. Outside any transaction.
     */
    public void settle(Collection<String> clickIds) {
        List<String> named = clickIds.stream().filter(Objects::nonNull).toList();
        if (named.isEmpty()) {
            spool.settle(PATIENCE);
        } else {
            spool.settle(named, PATIENCE);
            elsewhere.await(named, PATIENCE);
        }
    }

    /** Refusals become outcomes; failures are thrown. */
    Outcome take(Supplier<ConversionReport> reading) {
        try {
            ConversionReport report = reading.get();
            List<String> named = new ArrayList<>(report.clickIds());
            named.add(report.clickId());
            settle(named);
            return Outcome.of(Retry.of(() -> conversions.submit(List.of(report)).get(0).orThrow()));
        } catch (Refusal no) {
            return Outcome.of(no);
        }
    }

    /** @param text what was sent, for people to read */
    void note(Call call, String text, Outcome outcome, UUID advertiserId) {
        Door door = call.door();
        PostbackEntry entry = new PostbackEntry(call.id(), call.at(), door.key(), call.method(), text == null ? "" : text, call.ip(),
                outcome.isRefused() ? "refused" : outcome.result(), outcome.status(), outcome.reason(), outcome.conversionId(), advertiserId);
        gauge.result(door.key(), entry.outcome());
        try {
            Retry.of(() -> {
                log.note(entry);
                return null;
            });
        } catch (RuntimeException lost) {
            // The conversion is decided; a missing log line must not change the answer, or the sender reports it again.
            EdgeServlet.note("/" + door.key(), lost);
        }
    }

    /** @param authentic whether the sender may decide the state: a browser may not approve its own conversion */
    static ConversionReport report(Door door, Aliases params, List<String> clickIds, String visitorId, ConsentSignals consent, Instant at, boolean authentic) {
        String advertiser = params.get("advertiser");
        return new ConversionReport(door, params.get("goal"), advertiser == null ? null : Ids.parse("advertiser", advertiser), params.click(), clickIds,
                visitorId, params.get("customer"), params.get("email"), params.txid(), params.get("amount"), params.get("currency"),
                time(params.get("time"), at), authentic ? params.get("status") : null, List.of(), consent.country(), null, null, null)
                .redeeming(params.get("coupon")).under(consent).saying(more(params, authentic));
    }

    private static ConversionReport.More more(Aliases params, boolean authentic) {
        ConversionReport.Parts parts = new ConversionReport.Parts(params.get("tax"), params.get("shipping"), params.get("discount"));
        if (!authentic) {
            return new ConversionReport.More(null, null, null, parts, params.get("subscription"));
        }
        String customer = params.get("newCustomer");
        return new ConversionReport.More(params.get("refund"), params.get("reason"), customer == null ? null : switch (customer.toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes", "new" -> true;
            case "0", "false", "no", "existing", "returning", "known" -> false;
            default -> throw new Invalid("new_customer", "value-malformed", "Write new_customer as 1 or 0.");
        }, parts, params.get("subscription"));
    }

    /** RFC 3339, or Unix seconds; anything else is refused rather than guessed. */
    static Instant time(String text, Instant now) {
        if (text == null) {
            return now;
        }
        try {
            return text.matches("\\d{9,11}") ? Instant.ofEpochSecond(Long.parseLong(text)) : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            throw new Invalid("occurredAt", "time-malformed", "Write the time as 2026-11-20T14:05:00Z or in Unix seconds.");
        }
    }
}
