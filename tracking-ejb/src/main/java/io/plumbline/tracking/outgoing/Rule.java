package io.plumbline.tracking.outgoing;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.shared.Json;
import io.plumbline.shared.Keyed;
import io.plumbline.tracking.api.ConversionChanged;
import io.plumbline.tracking.api.LeadStage;
import io.plumbline.tracking.api.PostbackEvent;
import io.plumbline.tracking.api.PostbackRule;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** A rule with its secrets, as it stands in the books. Nothing outside this package ever holds one. */
record Rule(UUID id, long version, String name, Scope scope, Receiver to, Letter letter, int delaySeconds, Keys keys, PlanStatus status, Instant createdAt) {

    record Scope(UUID advertiserId, UUID campaignId, UUID partnerId, List<String> goals, List<PostbackEvent> events, boolean fromFiles, List<LeadStage> stages) {

        /** Of whatever stage. */
        Scope(UUID advertiserId, UUID campaignId, UUID partnerId, List<String> goals, List<PostbackEvent> events, boolean fromFiles) {
            this(advertiserId, campaignId, partnerId, goals, events, fromFiles, List.of());
        }

        boolean hears(LeadStage stage) {
            return stages.isEmpty() || stages.contains(stage);
        }


        /** Which of the rule's events the change is, the most telling one; empty when it is none of its business. */
        Optional<PostbackEvent> hears(ConversionChanged change) {
            boolean ours = isOrAny(advertiserId, change.advertiserId()) && isOrAny(campaignId, change.campaignId()) && isOrAny(partnerId, change.partnerId())
                    && (goals.isEmpty() || goals.contains(change.goal())) && (fromFiles || !change.fromFile());
            return ours ? events.stream().filter(change.events()::contains).max(PostbackEvent::compareTo) : Optional.empty();
        }

        private static boolean isOrAny(UUID wanted, UUID given) {
            return wanted == null || wanted.equals(given);
        }
    }

    /** What is sent. */
    record Letter(String method, String url, Map<String, String> headers, String contentType, String body) {
    }

    /**
     * As they are kept, sealed.
     *
     * @param previous signs beside {@code current} until {@code previousUntil}, so that the receiver can change keys without missing a message
     */
    record Keys(String current, String previous, Instant previousUntil) {

        static final Keys NONE = new Keys(null, null, null);

        List<String> at(Instant now) {
            if (current == null) {
                return List.of();
            }
            return previous != null && now.isBefore(previousUntil) ? List.of(current, previous) : List.of(current);
        }
    }

    Rule at(long nextVersion, PlanStatus next) {
        return new Rule(id, nextVersion, name, scope, to, letter, delaySeconds, keys, next, createdAt);
    }

    Rule keyed(Keys next) {
        return new Rule(id, version + 1, name, scope, to, letter, delaySeconds, next, status, createdAt);
    }

    PostbackRule told(Instant now) {
        return new PostbackRule(id, version, name, scope.advertiserId(), scope.campaignId(), scope.partnerId(), scope.goals(), scope.events(), scope.fromFiles(),
                letter.method(), letter.url(), Secrets.masked(letter.headers()), letter.contentType(), letter.body(), delaySeconds, keys.current() != null,
                keys.at(now).size() > 1 ? keys.previousUntil() : null, status, createdAt, to.vendor(), to.provider(), scope.stages());
    }

    Columns columns(Instant effectiveSince) {
        return new Columns().with("id", id).with("version", version).with("name", name).with("advertiser_id", scope.advertiserId())
                .with("campaign_id", scope.campaignId()).with("partner_id", scope.partnerId()).with("goals", Json.write(scope.goals()))
                .with("events", keys(scope.events())).with("from_files", scope.fromFiles()).with("stages", stages(scope.stages()))
                .with("method", letter.method()).with("url", letter.url()).with("headers", Json.write(letter.headers())).with("content_type", letter.contentType())
                .with("body", letter.body()).with("delay_seconds", delaySeconds).with("secret", keys.current()).with("previous_secret", keys.previous())
                .with("previous_until", keys.previousUntil()).with("vendor_id", to.vendor()).with("provider_id", to.provider()).with("status", status.key()).with("effective_since", effectiveSince).with("created_at", createdAt);
    }

    static String keys(List<PostbackEvent> events) {
        return events.stream().map(Keyed::key).collect(Collectors.joining(","));
    }

    static String stages(List<LeadStage> stages) {
        return stages.stream().map(Keyed::key).collect(Collectors.joining(","));
    }

    static Rule read(ResultSet row) throws SQLException {
        List<PostbackEvent> events = Arrays.stream(row.getString("events").split(",")).map(key -> Keyed.of(PostbackEvent.class, "events", key)).toList();
        Scope scope = new Scope(Sql.uuid(row, "advertiser_id"), Sql.uuid(row, "campaign_id"), Sql.uuid(row, "partner_id"),
                Json.read(row.getString("goals"), new TypeReference<>() {
                }), events, row.getBoolean("from_files"),
                Arrays.stream(row.getString("stages").split(",")).filter(key -> !key.isEmpty()).map(key -> Keyed.of(LeadStage.class, "stages", key)).toList());
        Map<String, String> headers = Json.read(row.getString("headers"), new TypeReference<LinkedHashMap<String, String>>() {
        });
        Letter letter = new Letter(row.getString("method"), row.getString("url"), headers, row.getString("content_type"), row.getString("body"));
        Keys keys = new Keys(row.getString("secret"), row.getString("previous_secret"), Sql.instant(row, "previous_until"));
        return new Rule(Sql.uuid(row, "id"), row.getLong("version"), row.getString("name"), scope, new Receiver(row.getObject("vendor_id", Integer.class), row.getObject("provider_id", Integer.class)), letter, row.getInt("delay_seconds"), keys,
                Keyed.of(PlanStatus.class, "status", row.getString("status")), Sql.instant(row, "created_at"));
    }
}
