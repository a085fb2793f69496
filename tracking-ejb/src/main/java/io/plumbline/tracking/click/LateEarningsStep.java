package io.plumbline.tracking.click;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.CapClaim;
import io.plumbline.campaign.api.Claim.Occasion;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.Cause;
import io.plumbline.tracking.api.Counted;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.api.Trace;
import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.store.Steps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Some clicks, or impressions, of one partner on one campaign, in a transaction of their own. What they earn is posted on the day the rate is
 * known, or a closed month would change; the reports count it where the click stands.
 */
@ApplicationScoped
public class LateEarningsStep {

    private static final String WORDS = "Its exchange rate is known now.";

    /** @param told what is told of a click so far; nothing is told of impressions */
    private record Unpaid(Touched hit, List<Trace.Step> told) {
        static Unpaid click(ResultSet row) throws SQLException {
            return new Unpaid(Touches.read(row, true), new ArrayList<>(ShortStory.read(row)));
        }

        static Unpaid impression(ResultSet row) throws SQLException {
            return new Unpaid(Touches.read(row, false), null);
        }

        CapClaim room(Instant now) {
            return new CapClaim(hit.id(), hit.campaignId(), hit.partnerId(), hit.linkId(), hit.at(), hit.at(), now, false, null);
        }

        List<Tally> tallies(Money amount) {
            return amount.isZero() ? List.of() : List.of(new Tally(hit.at(), hit.counted(hit.verdict(), amount.currency()), 0, 0, 0, 0, 0, 0, amount.minor(), 0).because(Cause.DECIDED));
        }
    }

    /** As the audit trail keeps it: one entry for all of a transaction; which they were, the postings say. @param earned by currency */
    record Priced(int number, UUID campaignId, UUID partnerId, Map<String, BigDecimal> earned) {
    }

    @Inject
    private Sql sql;
    @Inject
    private Earned earned;
    @Inject
    private AuditTrail audit;
    @Inject
    private Event<Counted> counted;

    /** Held in the order of their ids, so that two nodes queue: the second finds them paid. @return how many are priced now */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public int price(Occasion occasion, List<UUID> ids, Instant now) {
        List<Unpaid> unpaid = occasion == Occasion.CLICK ? held("click", " and is_unique = true", Unpaid::click, ids) : held("impression", "", Unpaid::impression, ids);
        Map<UUID, Earned.Late> priced = unpaid.isEmpty() ? Map.of() : earned.price(unpaid.stream().map(one -> one.room(now)).toList(), WORDS);
        List<Tally> tallies = new ArrayList<>();
        for (Unpaid one : unpaid) {
            Earned.Late late = priced.get(one.hit().id());
            if (late != null) {
                keep(one, late, now);
                tallies.addAll(one.tallies(late.amount()));
            }
        }
        if (!tallies.isEmpty()) {
            counted.fire(new Counted(tallies));
        }
        if (!priced.isEmpty()) {
            note(occasion, unpaid.get(0).hit(), priced);
        }
        return priced.size();
    }

    private List<Unpaid> held(String table, String more, Sql.Row<Unpaid> read, List<UUID> ids) {
        return sql.list("select * from tracking." + table + " where id in (" + Sql.marks(ids) + ") and payout_minor is null and verdict = 'valid'" + more + " order by id for update", read,
                ids.toArray());
    }

    private void keep(Unpaid one, Earned.Late late, Instant now) {
        String paid = " set payout_minor = ?, payout_currency = ?, reason = ?";
        Money amount = late.amount();
        if (one.told() == null) {
            sql.update("update tracking.impression" + paid + " where id = ?", amount.minor(), amount.currency(), late.reason(), one.hit().id());
        } else {
            String told = late.reason() == null ? "Commission " + amount + "." : "No commission: " + late.reason() + ".";
            sql.update("update tracking.click" + paid + ", trace = ? where id = ?", amount.minor(), amount.currency(), late.reason(),
                    ClickStory.continued(one.told(), now, "rate", WORDS, told, Steps.facts()), one.hit().id());
        }
    }

    private void note(Occasion occasion, Touched one, Map<UUID, Earned.Late> priced) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        priced.values().forEach(late -> sums.merge(late.amount().currency(), late.amount().amount(), BigDecimal::add));
        audit.note("price", occasion.name().toLowerCase(Locale.ROOT), null, WORDS, one.advertiserId(), null, new Priced(priced.size(), one.campaignId(), one.partnerId(), sums));
    }
}
