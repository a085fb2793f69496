package io.plumbline.tracking.lead;

import io.plumbline.campaign.api.Goals;
import io.plumbline.shared.Keyed;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.LeadPolicy;
import io.plumbline.tracking.api.LeadStage;
import io.plumbline.tracking.api.Receipt;
import io.plumbline.tracking.conversion.Counts;
import io.plumbline.tracking.conversion.LeadRuling;
import io.plumbline.tracking.conversion.LeadRuling.Standing;
import io.plumbline.tracking.conversion.LeadRuling.Wish;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes what should be so be so, while the lead is held: asked again with nothing new, it does nothing. One conversion a lead and stage, by the key of the
 * register and by the transaction id of the conversion.
 */
@ApplicationScoped
public class Paying {

    /** The lead's own conversion in the register. */
    static final String OWN = "lead";

    private static final String DONE = "done";

    /** @param wish what was wanted last */
    record Paid(String stage, UUID conversionId, String goal, ConversionStatus wish, Money amount, String outcome) {

        static Paid read(ResultSet row) throws SQLException {
            Long minor = Sql.number(row, "amount_minor");
            return new Paid(row.getString("stage"), Sql.uuid(row, "conversion_id"), row.getString("goal_key"),
                    Keyed.of(ConversionStatus.class, "status", row.getString("wish")), minor == null ? null : new Money(minor, row.getString("currency")), row.getString("outcome"));
        }

        boolean wants(Wish now) {
            return wish == now.status() && (now.amount() == null || now.amount().equals(amount));
        }
    }

    @Inject
    private Reaching reaching;
    @Inject
    private StageNews news;
    @Inject
    private LeadRuling ruling;
    @Inject
    private Goals goals;
    @Inject
    private Sql sql;

    List<Paid> of(UUID leadId) {
        return sql.list("select * from tracking.lead_pay where lead_id = ? order by stage", Paid::read, leadId);
    }

    /** @return what somebody has to look at, or null */
    String settle(Kept lead, LeadPolicy policy, Ladder ladder, Instant now, Counts counts) {
        if (lead.duplicateOf() != null) {
            return null;
        }
        reaching.count(lead, ladder, counts);
        List<Paid> known = of(lead.id());
        ruling.holdAll(known.stream().map(Paid::conversionId).filter(id -> id != null).toList());
        Wishes wishes = new Wishes(policy, ladder, lead.confirmation().state());
        String question = null;
        if (lead.filed().conversionId() != null) {
            question = follow(lead, OWN, wishes.own(), known, now, counts);
        }
        for (Map.Entry<LeadStage, Wish> wish : wishes.ofStages().entrySet()) {
            String stage = wish.getKey().key();
            String outcome = known.stream().anyMatch(paid -> paid.stage().equals(stage)) ? follow(lead, stage, wish.getValue(), known, now, counts)
                    : first(lead, wish.getKey(), policy.rule(wish.getKey()).orElseThrow(), wish.getValue(), ladder, now, counts);
            question = question == null ? outcome : question;
        }
        news.tell(lead, ladder, now);
        return question;
    }

    /** The lead's own conversion, as it was recorded. */
    void begun(UUID leadId, String goal, UUID conversionId, Wish wish, Instant now) {
        keep(leadId, OWN, conversionId, goal, wish, DONE, now);
    }

    private String follow(Kept lead, String stage, Wish wish, List<Paid> known, Instant now, Counts counts) {
        Paid paid = known.stream().filter(one -> one.stage().equals(stage)).findFirst().orElse(null);
        if (paid == null || paid.conversionId() == null || paid.wants(wish) && paid.outcome().equals(DONE)) {
            return paid == null || paid.outcome().equals(DONE) ? null : paid.outcome();
        }
        String outcome = ruling.carryOut(paid.conversionId(), wish, paid.wish(), "lead:" + lead.id(), now, counts);
        boolean done = outcome.equals(DONE);
        sql.update("update tracking.lead_pay set wish = ?, amount_minor = ?, currency = ?, outcome = ?, decided_at = ? where lead_id = ? and stage = ?",
                done ? wish.status().key() : paid.wish().key(), minor(done && wish.amount() != null ? wish.amount() : paid.amount()),
                currency(done && wish.amount() != null ? wish.amount() : paid.amount()), outcome, now, lead.id(), stage);
        return done ? null : outcome;
    }

    private String first(Kept lead, LeadStage stage, LeadPolicy.Rule rule, Wish wish, Ladder ladder, Instant now, Counts counts) {
        if (goals.find(lead.advertiserId(), rule.goal()).isEmpty()) {
            return "goal-unknown";
        }
        Optional<Standing> own = Optional.ofNullable(lead.filed().conversionId()).flatMap(ruling::standing);
        Receipt receipt = ruling.record(report(lead, stage, rule.goal(), wish, own, ladder.reached().get(stage)), now, counts);
        keep(lead.id(), stage.key(), receipt.conversionId(), rule.goal(), wish, DONE, now);
        return null;
    }

    private static ConversionReport report(Kept lead, LeadStage stage, String goal, Wish wish, Optional<Standing> own, Instant at) {
        String click = lead.filed().clickId() == null ? null : lead.filed().clickId().toString();
        String why = wish.status().needsReason() && wish.code() != null ? wish.code().key() : null;
        return new ConversionReport(Door.LEAD, goal, lead.advertiserId(), own.isPresent() ? null : click, List.of(), null, null, lead.person().reach().emailHash(),
                "lead-" + lead.id() + "-" + stage.key(), wish.amount() == null ? null : wish.amount().amount().toPlainString(),
                wish.amount() == null ? null : wish.amount().currency(), at, wish.status().key(), List.of(), null, null, null, null)
                .saying(new ConversionReport.More(null, why, own.map(Standing::newCustomer).orElse(null), null, null, own.map(Standing::id).orElse(null)));
    }

    private void keep(UUID leadId, String stage, UUID conversionId, String goal, Wish wish, String outcome, Instant now) {
        sql.insert("lead_pay", new Columns().with("lead_id", leadId).with("stage", stage).with("conversion_id", conversionId).with("goal_key", goal)
                .with("wish", wish.status().key()).with("amount_minor", minor(wish.amount())).with("currency", currency(wish.amount())).with("outcome", outcome)
                .with("decided_at", now));
    }

    private static Long minor(Money money) {
        return money == null ? null : money.minor();
    }

    private static String currency(Money money) {
        return money == null ? null : money.currency();
    }
}
