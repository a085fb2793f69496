package io.plumbline.web.portal;

import io.plumbline.campaign.api.Links;
import io.plumbline.reporting.api.Answer;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.api.Reports;
import io.plumbline.web.faces.Range;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Figures of everything in a list by one question, and how much hangs on what is about to be stopped. */
@Named("figuresOf")
@RequestScoped
public class PlanFigures {

    private static final List<String> METRICS = List.of("clicks", "conversions", "revenue", "cost", "payout", "roas");
    private static final int MOST = 10_000;

    @Inject
    private Reports reports;
    @Inject
    private Range range;
    @Inject
    private Links links;

    private final Map<String, Map<String, Row>> asked = new HashMap<>();
    private final Map<UUID, Links.InUse> ofCampaigns = new HashMap<>();
    private final Map<UUID, Links.InUse> ofPartners = new HashMap<>();

    /** @param spend cost and payout together; amounts in the range's currency */
    public record Row(Number clicks, Number conversions, BigDecimal revenue, BigDecimal spend, BigDecimal roas) {
        static final Row NOTHING = new Row(0L, 0L, BigDecimal.ZERO, BigDecimal.ZERO, null);
    }

    /** @param dimension {@code campaign}, {@code link} or {@code partner} */
    public Row of(String dimension, UUID id) {
        return asked.computeIfAbsent(dimension, this::ask).getOrDefault(String.valueOf(id), Row.NOTHING);
    }

    public long activeLinksOfCampaign(UUID campaign) {
        return inUse(campaign).links();
    }

    public long partnersOfCampaign(UUID campaign) {
        return inUse(campaign).partners();
    }

    public long activeLinksOfPartner(UUID partner) {
        return ofPartners.computeIfAbsent(partner, id -> links.inUse(null, id)).links();
    }

    private Links.InUse inUse(UUID campaign) {
        return ofCampaigns.computeIfAbsent(campaign, id -> links.inUse(id, null));
    }

    private Map<String, Row> ask(String dimension) {
        Map<String, Row> rows = new HashMap<>();
        Answer answer = reports.answer(new Question(range.getFrom(), range.getTo(), range.getZone().getId(), range.getCurrency(), List.of(dimension), METRICS,
                List.of(), null, null, MOST, null));
        for (List<Object> cells : answer.rows()) {
            if (cells.get(0) instanceof Answer.Entity entity) {
                rows.put(entity.id(), new Row((Number) cells.get(1), (Number) cells.get(2), number(cells.get(3)), number(cells.get(4)).add(number(cells.get(5))),
                        (BigDecimal) cells.get(6)));
            }
        }
        return rows;
    }

    private static BigDecimal number(Object cell) {
        return cell == null ? BigDecimal.ZERO : new BigDecimal(cell.toString());
    }
}
