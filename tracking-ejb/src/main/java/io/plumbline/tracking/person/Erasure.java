package io.plumbline.tracking.person;

import io.plumbline.shared.Scrub;
import io.plumbline.tracking.api.Trace;
import io.plumbline.tracking.click.TouchNoteBook;
import io.plumbline.tracking.identity.VisitorId;
import io.plumbline.tracking.store.Json;
import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.store.Steps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Makes a person unknown. Rows stay, so that reports, journeys and the ledger add up as before; all of the person's events move to a
 * new person made of chance, which nothing leads to.
 */
@ApplicationScoped
public class Erasure {

    private static final int CHUNK = 500;
    private static final int MAX_TRACE = 50_000;
    /** Facts of a trace that name somebody; their values go whole. */
    private static final Set<String> TELLING = Set.of("customerId", "key", "visitor", "address", "coupon");

    @Inject
    private Sql sql;
    @Inject
    private Archive archive;

    /** @return changed rows by table */
    Map<String, Long> erase(Traces traces, Instant at) {
        Map<String, Long> changed = new TreeMap<>();
        UUID nobody = UUID.randomUUID();
        touches(traces, nobody, at, changed);
        conversions(traces, nobody, changed);
        leads(traces, changed);
        tables(traces, nobody, changed);
        TouchNoteBook.note(sql, sql.list("select id from tracking.click where person_id = ?", row -> Sql.uuid(row, "id"), nobody));
        sql.on(connection -> new Scrub(connection, "tracking").takeOut(traces.advertiserId, traces.identifiers()))
                .forEach((table, rows) -> changed.merge(table, rows, Long::sum));
        return changed;
    }

    private void touches(Traces traces, UUID nobody, Instant at, Map<String, Long> changed) {
        String story = Json.steps(new Steps(at).add("status", "The person behind this asked to be forgotten.", "What named the person was taken away.", Steps.facts()).list(), MAX_TRACE);
        each("click", traces.events, changed, (marks, ids) -> sql.update("update tracking.click set person_id = ?, visitor_id = null, ip = null, address_key = null, user_agent = null, referrer = null,"
                + " language = null, external_id = null, url = null, params = '{}', consent_received = null, trace = ? where id in (" + marks + ")", with(ids, nobody, story)));
        each("impression", traces.events, changed, (marks, ids) -> sql.update("update tracking.impression set person_id = ? where id in (" + marks + ")", with(ids, nobody)));
        each("unique_click", traces.visitors.stream().map(visitor -> VisitorId.key(visitor)).toList(), changed,
                (marks, ids) -> sql.update("delete from tracking.unique_click where fingerprint in (" + marks + ")", ids.toArray()));
    }

    private void conversions(Traces traces, UUID nobody, Map<String, Long> changed) {
        Set<String> names = traces.identifiers();
        each("subscription", traces.conversions, changed, (marks, ids) -> sql.update("delete from tracking.subscription where conversion_id in (" + marks + ")", ids.toArray()));
        for (UUID id : traces.conversions) {
            String story = sql.one("select trace from tracking.conversion where id = ?", row -> Json.steps(Json.steps(row.getString("trace")).stream()
                    .map(step -> unnamed(step, names)).toList(), MAX_TRACE), id).orElse("[]");
            long rows = sql.update("update tracking.conversion set person_id = ?, customer_id = null, email_sha256 = null, visitor_id = null, coupon_code = null,"
                    + " subscription_id = null, consent_received = null, trace = ?,"
                    + " dedupe_key = case when dedupe_key like 'transaction:%' or dedupe_key like 'click:%' then dedupe_key else ? end where id = ?", nobody, story,
                    "erased:" + UUID.randomUUID(), id);
            changed.merge("conversion", rows, Long::sum);
        }
        each("conversion_change", traces.conversions, changed,
                (marks, ids) -> sql.update("update tracking.conversion_change set reason = null where reason is not null and conversion_id in (" + marks + ")", ids.toArray()));
        each("postback_entry", traces.conversions, changed, (marks, ids) -> sql.update("update tracking.postback_entry set query = '', ip = null where conversion_id in ("
                + marks + ")", ids.toArray()));
    }

    /** Stages, what they paid and when stay; whom they are about goes, and with it the link that was still to be confirmed. */
    private void leads(Traces traces, Map<String, Long> changed) {
        for (UUID lead : traces.leadIds) {
            changed.merge("lead", (long) sql.update("update tracking.lead set email = null, phone = null, full_name = null, company = null, fields = '{}', email_sha256 = null,"
                    + " phone_sha256 = null, consent_ip = null, confirmed_ip = null, language = null, reason = null, opt_in_key = null, external_id = ? where id = ?",
                    "erased-" + UUID.randomUUID(), lead), Long::sum);
            changed.merge("lead_change", (long) sql.update("update tracking.lead_change set reason = null, event_key = 'erased:' || cast(id as varchar(36)) where lead_id = ?", lead), Long::sum);
            sql.update("delete from tracking.lead_name where lead_id = ?", lead);
            sql.update("delete from tracking.lead_contact where lead_id = ?", lead);
            sql.update("delete from tracking.lead_mail where lead_id = ?", lead);
        }
    }

    /** What hangs on the person in tables of any age: ids of persons are replaced, merges go, letters to partners lose their text. */
    private void tables(Traces traces, UUID nobody, Map<String, Long> changed) {
        for (String merges : List.of("person_merge", "person_unmerge")) {
            for (String column : merges.equals("person_merge") ? List.of("person_id", "canonical_id", "stated_id") : List.of("person_id", "stated_id")) {
                each(merges, traces.persons, changed, (marks, ids) -> sql.update("delete from tracking." + merges + " where advertiser_id = ? and " + column + " in (" + marks
                        + ")", with(ids, traces.advertiserId)));
            }
        }
        Map<String, Set<String>> columns = archive.columns();
        columns.forEach((table, names) -> {
            if (names.contains("person_id") && names.contains("advertiser_id")) {
                // One by one: by a list of them H2 would go through all that the advertiser has.
                traces.persons.forEach(person -> note(table, changed, sql.update("update tracking." + table + " set person_id = ? where advertiser_id = ? and person_id = ?", nobody,
                        traces.advertiserId, person)));
            }
        });
        if (columns.containsKey("delivery_attempt")) {
            each("delivery_attempt", traces.conversions, changed, (marks, ids) -> sql.update("update tracking.delivery_attempt set url = '', headers = '{}', body = null, answer = null"
                    + " where delivery_id in (select id from tracking.delivery where conversion_id in (" + marks + "))", ids.toArray()));
            each("delivery", traces.conversions, changed, (marks, ids) -> sql.update("update tracking.delivery set facts = '{}', state = case when finished_at is null then 'dead' else state end,"
                    + " failure = 'The person was erased.' where conversion_id in (" + marks + ")", ids.toArray()));
        }
    }

    private static Trace.Step unnamed(Trace.Step step, Set<String> names) {
        Map<String, String> facts = new LinkedHashMap<>(step.facts());
        facts.keySet().removeAll(TELLING);
        facts.replaceAll((name, value) -> unnamed(value, names));
        return new Trace.Step(step.name(), step.at(), unnamed(step.rule(), names), unnamed(step.outcome(), names), facts, step.losers().stream().map(l -> unnamed(l, names)).toList());
    }

    private static String unnamed(String text, Set<String> names) {
        String told = text;
        for (String name : names) {
            // Short names are taken out only where they stand by themselves.
            told = told == null ? null : name.length() >= Scrub.SHORTEST ? told.replace(name, Scrub.GONE)
                    : told.replaceAll("(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])", Scrub.GONE);
        }
        return told;
    }

    /** Does something to rows by their ids, so many at a time. */
    private interface Change {
        int to(String marks, List<Object> ids);
    }

    private static void each(String table, Collection<?> values, Map<String, Long> changed, Change change) {
        List<Object> all = new ArrayList<>(values);
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<Object> some = all.subList(from, Math.min(all.size(), from + CHUNK));
            note(table, changed, change.to(Sql.marks(some), some));
        }
    }

    private static void note(String table, Map<String, Long> changed, long rows) {
        if (rows > 0) {
            changed.merge(table, rows, Long::sum);
        }
    }

    private static Object[] with(List<Object> ids, Object... before) {
        List<Object> args = new ArrayList<>(List.of(before));
        args.addAll(ids);
        return args.toArray();
    }
}
