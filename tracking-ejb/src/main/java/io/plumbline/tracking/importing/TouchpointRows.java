package io.plumbline.tracking.importing;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.Conversions;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.Receipt;
import io.plumbline.tracking.api.Touch;
import io.plumbline.tracking.api.Touchpoints;
import io.plumbline.tracking.bulk.Micros;
import io.plumbline.tracking.touchpoint.Arrivals;
import io.plumbline.tracking.touchpoint.TouchKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Journeys. A row with a conversion is an arrival through its channel and the conversion on arrival; measured history is not up
 * for review, so it comes in approved.
 */
final class TouchpointRows implements Rows<TouchpointRows.Step> {

    /** @param conversion null for a touch alone; its arrival is kept with it */
    record Step(Touch touch, ConversionReport conversion) {
    }

    private static final Set<String> INTERACTIONS = Set.of("impression", "click", "visit");

    private final Surroundings around;
    private final Touchpoints touchpoints;
    private final Arrivals arrivals;
    private final Conversions conversions;

    TouchpointRows(Surroundings around, Touchpoints touchpoints, Arrivals arrivals, Conversions conversions) {
        this.around = around;
        this.touchpoints = touchpoints;
        this.arrivals = arrivals;
        this.conversions = conversions;
    }

    @Override
    public Step read(Row row) {
        String customer = row.required("customer_id", 256);
        var time = row.past("time", around.latest());
        String channel = row.required("channel", 64);
        String interaction = row.text("interaction", 64);
        interaction = interaction == null ? null : interaction.toLowerCase(Locale.ROOT);
        boolean converts = converts(row, interaction);
        if (!converts && interaction != null && !INTERACTIONS.contains(interaction)) {
            throw new BadRow("interaction", "interaction-unknown", "Use impression, click or visit; it says " + interaction + ".");
        }
        UUID campaign = around.campaign(row, "campaign");
        UUID partner = around.partner(row, "partner");
        BigDecimal cost = row.amount("cost");
        String decimal = cost == null ? null : cost.toPlainString();
        Row.checked("cost", () -> Micros.of(decimal, around.currency(), "cost"));
        Touch touch = new Touch(around.advertiserId(), customer, time, channel, interaction != null && INTERACTIONS.contains(interaction) ? interaction : converts ? "visit" : "click",
                campaign, partner, decimal, decimal == null ? null : around.currency(), around.importId());
        return new Step(touch, converts ? conversion(row, touch) : null);
    }

    @Override
    public List<Boolean> write(List<Step> steps) {
        List<Boolean> touched = touchpoints.put(steps.stream().filter(step -> step.conversion() == null).map(Step::touch).toList());
        List<Boolean> fresh = new ArrayList<>(steps.size());
        int next = 0;
        for (Step step : steps) {
            fresh.add(step.conversion() == null ? touched.get(next++) : converted(step));
        }
        return fresh;
    }

    private boolean converted(Step step) {
        Receipt receipt = conversions.record(step.conversion());
        boolean first = receipt.result() == Receipt.Result.RECORDED;
        if (first && (step.touch().cost() != null || !step.touch().interaction().equals("visit"))) {
            arrivals.complete(receipt.conversionId(), step.touch());
        }
        return first;
    }

    @Override
    public UUID key(Step step) {
        return step.conversion() == null ? TouchKey.of(step.touch())
                : Ids.named("conversion", step.conversion().goal(), step.touch().customerId(), step.touch().at().toString());
    }

    private ConversionReport conversion(Row row, Touch touch) {
        String goal = around.goal(null, "conversion");
        return new ConversionReport(Door.FILE, goal, touch.advertiserId(), null, null, null, touch.customerId(), null, null,
                row.money("conversion_value", around.currency()), around.currency(), touch.at(), "approved", null, null, null, touch.channel(),
                around.importId(), touch.campaignId(), touch.partnerId());
    }

    private static boolean converts(Row row, String interaction) {
        String flag = row.text("conversion", 16);
        if (flag == null) {
            return "conversion".equals(interaction);
        }
        return switch (flag.toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes" -> true;
            case "0", "false", "no" -> false;
            default -> throw new BadRow("conversion", "conversion-malformed", "Write 1 for a row that converts and 0 for one that does not; it says " + flag + ".");
        };
    }
}
