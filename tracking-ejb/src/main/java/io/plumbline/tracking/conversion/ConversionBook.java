package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.Claim;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.ReasonCode;
import io.plumbline.tracking.api.Trace;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Filter;
import io.plumbline.tracking.store.Json;
import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.store.Steps;
import io.plumbline.shared.Ids;
import io.plumbline.tracking.traffic.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Conversions on disk. */
@ApplicationScoped
public class ConversionBook {

    static final String SELECT = "select * from tracking.conversion";
    private static final int MAX_TRACE = 50_000;
    private static final int MAX_CHANGES = 200;

    @Inject
    private Sql sql;

    Optional<Entry> known(UUID advertiserId, UUID goalId, String dedupeKey) {
        return sql.one(SELECT + " where advertiser_id = ? and goal_id = ? and dedupe_key = ?", Entry::read, advertiserId, goalId, dedupeKey);
    }

    Optional<Entry> get(UUID id) {
        return sql.one(SELECT + " where id = ?", Entry::read, id);
    }

    /** Held until the end of the transaction: two decisions on one conversion come one after the other. */
    Optional<Entry> hold(UUID id) {
        return sql.one(SELECT + " where id = ? for update", Entry::read, id);
    }

    void holdAll(Collection<UUID> ids) {
        List<UUID> all = ids.stream().distinct().sorted().toList();
        if (!all.isEmpty()) {
            sql.list("select id from tracking.conversion where id in (" + Sql.marks(all) + ") order by id for update", row -> true, all.toArray());
        }
    }

    /** @return false when somebody else was first */
    boolean add(Entry entry, Claimed claimed, Verdict verdict) {
        List<Claimed.Item> items = claimed.items();
        boolean first = sql.insert("conversion", entry.columns().with("trace", "[]").with("coupon_code", claimed.report().couponCode())
                .with("consent_basis", claimed.consent().basis().key()).with("consent_reason", claimed.consent().reason())
                .with("consent_purposes", claimed.consent().purposes()).with("consent_received", claimed.report().consent().received()).with("reasons", verdict.written()).with("rules", verdict.version()));
        for (int i = 0; first && i < items.size(); i++) {
            Claimed.Item item = items.get(i);
            sql.insert("conversion_item", new Columns().with("conversion_id", entry.id()).with("position", i + 1).with("sku", item.sku()).with("category", item.category())
                    .with("quantity", item.quantity()).with("amount_minor", item.amount().minor()));
        }
        return first;
    }

    /** Commission and story are known only after the row's key has decided that it is the first. */
    void complete(Entry entry, List<Trace.Step> story) {
        sql.update("update tracking.conversion set status = ?, reason = ?, reason_code = ?, credit_reason = ?, commission_minor = ?, commission_currency = ?,"
                + " new_customer = ?, checks = ?, customer_since = ?, renewal = ?, inherited = ?, terms_at = ?, trace = ? where id = ?", entry.status().key(), entry.reason(), key(entry.marks().code()), entry.marks().credit(),
                minor(entry.commission()), currency(entry.commission()), entry.marks().newCustomer(), checks(entry), entry.subject().renewal().since(),
                entry.subject().renewal().number(), entry.subject().renewal().inherited(), entry.subject().termsAt(), Json.steps(story, MAX_TRACE), entry.id());
    }

    void change(Entry before, Entry after) {
        int changed = sql.update("update tracking.conversion set version = ?, status = ?, reason = ?, reason_code = ?, credit_reason = ?, review_on = ?, amount_minor = ?,"
                + " commission_minor = ?, commission_currency = ? where id = ? and version = ?", after.version(), after.status().key(), after.reason(),
                key(after.marks().code()), after.marks().credit(), after.marks().reviewOn(), after.amount().minor(), minor(after.commission()),
                currency(after.commission()), after.id(), before.version());
        if (changed != 1) {
            throw new IllegalStateException("Conversion " + after.id() + " changed while it was held");
        }
    }

    void learn(Entry entry) {
        sql.update("update tracking.conversion set new_customer = ?, tax_minor = ?, shipping_minor = ?, discount_minor = ?, whole_minor = ? where id = ?", entry.marks().newCustomer(),
                entry.subject().parts().tax().minor(), entry.subject().parts().shipping().minor(), entry.subject().parts().discount().minor(), entry.whole().minor(), entry.id());
    }

    /** @return the id of this change */
    UUID history(Entry before, Entry after, Why why, String actor, Instant at) {
        UUID id = Ids.next();
        sql.insert("conversion_change", new Columns().with("id", id).with("conversion_id", after.id()).with("at", at).with("actor", actor)
                .with("from_status", before == null ? null : before.status().key()).with("to_status", after.status().key()).with("verdict", after.verdict())
                .with("amount_minor", after.amount().minor()).with("reason", why.words()).with("reason_code", key(why.code())).with("reference", why.reference()));
        return id;
    }

    /** Held, by the transaction id within the advertiser: of the goal, or of its only conversion. */
    List<UUID> ofTransaction(UUID advertiserId, String goalKey, String transactionId) {
        Filter where = new Filter().and("advertiser_id = ?", advertiserId).and("transaction_id = ?", transactionId).and("goal_key = ?", goalKey);
        return sql.list(where.oldest("select id from tracking.conversion", 2), row -> Sql.uuid(row, "id"), where.args());
    }

    boolean hasEarlier(UUID advertiserId, List<UUID> persons, UUID except) {
        return sql.one("select 1" + Sql.ofPersons("conversion", persons) + " where t.id <> ? limit 1", row -> true, ofPersons(advertiserId, persons, except)).isPresent();
    }

    /** How it follows the person's first sale through the same campaign and partner. */
    Renewal repeated(Entry entry, List<UUID> persons) {
        return sql.one("select min(occurred_at) as since, count(*) as sales" + Sql.ofPersons("conversion", persons)
                + " where campaign_id = ? and partner_id = ? and goal_kind = 'sale' and occurred_at <= ? and id <> ? and verdict = 'valid' and status not in ('rejected', 'reversed')",
                row -> row.getInt("sales") == 0 ? Renewal.NONE : new Renewal(Sql.instant(row, "since"), row.getInt("sales"), false),
                ofPersons(entry.subject().advertiserId(), persons, entry.filed().campaignId(), entry.filed().partnerId(), entry.subject().at(), entry.id())).orElse(Renewal.NONE);
    }

    /** The person's first sale that a partner was credited with by a touch. */
    Optional<Entry> firstEarning(UUID advertiserId, List<UUID> persons, Instant before) {
        return sql.one("select t.*" + Sql.ofPersons("conversion", persons) + " where occurred_at <= ? and goal_kind = 'sale' and partner_id is not null"
                + " and commission_minor is not null and verdict = 'valid' and status not in ('rejected', 'reversed') and inherited = false order by occurred_at, id limit 1",
                Entry::read, ofPersons(advertiserId, persons, before));
    }

    private static Object[] ofPersons(UUID advertiserId, List<UUID> persons, Object... more) {
        List<Object> args = new ArrayList<>(persons);
        args.add(advertiserId);
        args.addAll(Arrays.asList(more));
        return args.toArray();
    }

    /** What rates may ask of it beyond its amount, as it was reported. */
    Claim.More rateFacts(UUID id) {
        return sql.one(SELECT + " where id = ?", new RateFacts(sql)::of, id).orElse(Claim.More.NOTHING);
    }

    List<ConversionReport.Item> items(Entry entry) {
        return items(List.of(entry)).get(entry.id());
    }

    /** Of each, in the order in which they were reported. */
    Map<UUID, List<ConversionReport.Item>> items(List<Entry> entries) {
        Map<UUID, List<ConversionReport.Item>> items = new HashMap<>();
        Map<UUID, String> currencies = new HashMap<>();
        for (Entry entry : entries) {
            items.put(entry.id(), new ArrayList<>());
            currencies.put(entry.id(), entry.amount().currency());
        }
        for (List<UUID> ids : Sql.parts(items.keySet())) {
            sql.list("select conversion_id, sku, category, quantity, amount_minor from tracking.conversion_item where conversion_id in (" + Sql.marks(ids) + ") order by conversion_id, position", row -> {
                UUID of = Sql.uuid(row, "conversion_id");
                return items.get(of).add(new ConversionReport.Item(row.getString("sku"), row.getInt("quantity"),
                        new Money(row.getLong("amount_minor"), currencies.get(of)).amount().toPlainString(), row.getString("category")));
            }, ids.toArray());
        }
        return items;
    }

    List<Trace.Step> story(UUID id) {
        return sql.one("select trace from tracking.conversion where id = ?", row -> Json.steps(row.getString("trace")), id).orElseGet(ArrayList::new);
    }

    List<Trace.Step> changes(Entry entry) {
        return sql.list("select * from tracking.conversion_change where conversion_id = ? order by id limit " + MAX_CHANGES, row -> {
            String from = row.getString("from_status");
            String worth = new Money(row.getLong("amount_minor"), entry.amount().currency()).toString();
            return new Trace.Step("status", Sql.instant(row, "at").toString(), from == null ? "Recorded." : "Decided by " + row.getString("actor") + ".",
                    (from == null || from.equals(row.getString("to_status")) ? "" : from + " → ") + row.getString("to_status") + ", worth " + worth + ".",
                    Steps.facts("actor", row.getString("actor"), "reason", row.getString("reason"), "code", row.getString("reason_code"),
                            "reference", row.getString("reference")), List.of());
        }, entry.id());
    }

    private static String key(ReasonCode code) {
        return code == null ? null : code.key();
    }

    private static String checks(Entry entry) {
        return entry.marks().checks().isEmpty() ? null : String.join(",", entry.marks().checks());
    }

    private static Long minor(Money money) {
        return money == null ? null : money.minor();
    }

    private static String currency(Money money) {
        return money == null ? null : money.currency();
    }
}
