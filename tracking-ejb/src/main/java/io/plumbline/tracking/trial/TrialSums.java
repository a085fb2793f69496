package io.plumbline.tracking.trial;

import io.plumbline.shared.Money;
import io.plumbline.tracking.api.Trial;
import io.plumbline.tracking.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What a trial comes to, by partner. */
final class TrialSums {

    private static final String COUNTS = "select partner_id, kind, to_verdict, count(*) as events from tracking.traffic_change where trial_id = ?"
            + " group by partner_id, kind, to_verdict order by partner_id";
    private static final String PAYOUT = "select partner_id, payout_currency as currency, sum(payout_minor) as minor from tracking.traffic_change where trial_id = ?"
            + " and payout_minor is not null and payout_minor <> 0 group by partner_id, payout_currency order by payout_currency";
    private static final String REVENUE = "select partner_id, revenue_currency as currency, sum(case when to_verdict = 'invalid' then revenue_minor else -revenue_minor end) as minor"
            + " from tracking.traffic_change where trial_id = ? and revenue_minor is not null and revenue_minor <> 0 group by partner_id, revenue_currency order by revenue_currency";

    private record Count(UUID partnerId, String what, long events) {
    }

    private record Amount(UUID partnerId, Money money) {
    }

    private TrialSums() {
    }

    static List<Trial.Sum> of(Sql sql, UUID trial) {
        List<Count> counts = sql.list(COUNTS, row -> new Count(Sql.uuid(row, "partner_id"), row.getString("kind") + row.getString("to_verdict"), row.getLong("events")), trial);
        List<Amount> payout = amounts(sql, PAYOUT, trial);
        List<Amount> revenue = amounts(sql, REVENUE, trial);
        Map<UUID, Map<String, Long>> partners = new LinkedHashMap<>();
        counts.forEach(count -> partners.computeIfAbsent(count.partnerId(), p -> new LinkedHashMap<>()).put(count.what(), count.events()));
        List<Trial.Sum> sums = new ArrayList<>();
        partners.forEach((partner, events) -> sums.add(new Trial.Sum(partner, events.getOrDefault("clickinvalid", 0L), events.getOrDefault("clickvalid", 0L),
                events.getOrDefault("conversioninvalid", 0L), events.getOrDefault("conversionvalid", 0L), of(payout, partner), of(revenue, partner))));
        return sums;
    }

    private static List<Amount> amounts(Sql sql, String query, UUID trial) {
        return sql.list(query, row -> new Amount(Sql.uuid(row, "partner_id"), new Money(row.getLong("minor"), row.getString("currency").strip())), trial);
    }

    private static List<Money> of(List<Amount> amounts, UUID partner) {
        return amounts.stream().filter(amount -> Objects.equals(amount.partnerId(), partner)).map(Amount::money).toList();
    }

    static Money money(ResultSet row, String name) throws SQLException {
        Long minor = Sql.number(row, name + "_minor");
        return minor == null ? null : new Money(minor, row.getString(name + "_currency").strip());
    }
}
