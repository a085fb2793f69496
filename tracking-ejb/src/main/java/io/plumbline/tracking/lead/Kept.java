package io.plumbline.tracking.lead;

import io.plumbline.shared.Keyed;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.Lead;
import io.plumbline.tracking.api.LeadSource;
import io.plumbline.tracking.api.LeadStage;
import io.plumbline.tracking.api.OptIn;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Json;
import io.plumbline.tracking.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A lead as it is kept. */
record Kept(UUID id, long version, UUID advertiserId, Filed filed, Person person, State state, Confirmation confirmation, UUID duplicateOf, Instant occurredAt, Instant recordedAt) {

    /** How it came, and what it is filed under. */
    record Filed(LeadSource source, String sourceName, UUID campaignId, UUID partnerId, String externalId, String goal, UUID clickId, UUID conversionId) {

        Filed earning(UUID campaign, UUID partner, UUID click, UUID conversion) {
            return new Filed(source, sourceName, campaign == null ? campaignId : campaign, partner, externalId, goal, click == null ? clickId : click, conversion);
        }
    }

    /** Who it is about. */
    record Person(UUID personId, Reach reach, String name, String company, Map<String, String> fields, Lead.Consent consent, String language) {

        boolean isKnown() {
            return reach.email() != null || reach.phone() != null || name != null || company != null || !fields.isEmpty();
        }
    }

    /** Where it stands. @param question what somebody has to look at, or null */
    record State(LeadStage stage, Instant at, Money value, String reason, String question) {
    }

    /** @param key the link is signed with; gone once it has been used */
    record Confirmation(OptIn state, String key, Instant until, Instant at, String from) {

        static final Confirmation NONE = new Confirmation(OptIn.NONE, null, null, null, null);
    }

    static Kept read(ResultSet row) throws SQLException {
        String consent = row.getString("consent_text");
        Instant consentAt = Sql.instant(row, "consent_at");
        return new Kept(Sql.uuid(row, "id"), row.getLong("version"), Sql.uuid(row, "advertiser_id"),
                new Filed(Keyed.of(LeadSource.class, "source", row.getString("source")), row.getString("source_name"), Sql.uuid(row, "campaign_id"), Sql.uuid(row, "partner_id"),
                        row.getString("external_id"), row.getString("goal_key"), Sql.uuid(row, "click_id"), Sql.uuid(row, "conversion_id")),
                new Person(Sql.uuid(row, "person_id"), new Reach(row.getString("email"), row.getString("phone"), row.getString("email_sha256"), row.getString("phone_sha256")),
                        row.getString("full_name"), row.getString("company"), Json.map(row.getString("fields")),
                        consent == null && consentAt == null ? null : new Lead.Consent(consent, consentAt, row.getString("consent_ip")), row.getString("language")),
                new State(stage(row, "stage"), Sql.instant(row, "stage_at"), money(row), row.getString("reason"), row.getString("question")),
                new Confirmation(Keyed.of(OptIn.class, "optIn", row.getString("opt_in")), row.getString("opt_in_key"), Sql.instant(row, "confirm_until"),
                        Sql.instant(row, "confirmed_at"), row.getString("confirmed_ip")),
                Sql.uuid(row, "duplicate_of"), Sql.instant(row, "occurred_at"), Sql.instant(row, "recorded_at"));
    }

    static LeadStage stage(ResultSet row, String column) throws SQLException {
        String key = row.getString(column);
        return key == null ? null : LeadStage.named(key).orElseThrow();
    }

    static Money money(ResultSet row) throws SQLException {
        Long minor = Sql.number(row, "value_minor");
        return minor == null ? null : new Money(minor, row.getString("currency"));
    }

    Columns columns() {
        Lead.Consent consent = person.consent();
        return new Columns().with("id", id).with("version", version).with("advertiser_id", advertiserId).with("campaign_id", filed.campaignId()).with("partner_id", filed.partnerId())
                .with("source", filed.source().key()).with("source_name", filed.sourceName()).with("external_id", filed.externalId()).with("goal_key", filed.goal())
                .with("conversion_id", filed.conversionId()).with("click_id", filed.clickId()).with("person_id", person.personId()).with("email", person.reach().email())
                .with("phone", person.reach().phone()).with("full_name", person.name()).with("company", person.company()).with("fields", Json.map(person.fields()))
                .with("email_sha256", person.reach().emailHash()).with("phone_sha256", person.reach().phoneHash())
                .with("consent_text", consent == null ? null : consent.text()).with("consent_at", consent == null ? null : consent.at())
                .with("consent_ip", consent == null ? null : consent.address()).with("language", person.language()).with("stage", state.stage().key())
                .with("stage_at", state.at()).with("value_minor", state.value() == null ? null : state.value().minor())
                .with("currency", state.value() == null ? null : state.value().currency()).with("reason", state.reason()).with("question", state.question())
                .with("opt_in", confirmation.state().key()).with("opt_in_key", confirmation.key()).with("confirm_until", confirmation.until())
                .with("confirmed_at", confirmation.at()).with("confirmed_ip", confirmation.from()).with("duplicate_of", duplicateOf).with("occurred_at", occurredAt)
                .with("recorded_at", recordedAt);
    }

    Kept earning(UUID campaign, UUID partner, UUID click, UUID conversion) {
        return new Kept(id, version, advertiserId, filed.earning(campaign, partner, click, conversion), person, state, confirmation, duplicateOf, occurredAt, recordedAt);
    }

    Kept standing(State next) {
        return new Kept(id, version + 1, advertiserId, filed, person, next, confirmation, duplicateOf, occurredAt, recordedAt);
    }

    Kept confirming(Confirmation next) {
        return new Kept(id, version + 1, advertiserId, filed, person, state, next, duplicateOf, occurredAt, recordedAt);
    }

    /** Nothing by which anybody could be reached. */
    Kept withoutContact() {
        Person nobody = new Person(person.personId(), Reach.NONE, null, null, Map.of(), person.consent() == null ? null
                : new Lead.Consent(person.consent().text(), person.consent().at(), null), person.language());
        return new Kept(id, version, advertiserId, filed, nobody, state, confirmation, duplicateOf, occurredAt, recordedAt);
    }

    Lead told(Lead.Contact contact, boolean whole, List<String> names, List<Lead.Change> history, List<Lead.Result> results) {
        return new Lead(id, advertiserId, filed.campaignId(), filed.partnerId(), filed.source(), filed.sourceName(), filed.externalId(), names, filed.goal(), whole ? filed.clickId() : null,
                contact, whole ? person.consent() : null, state.stage(), state.at(), state.value(), state.reason(), whole ? state.question() : null, confirmation.state(),
                confirmation.until(), confirmation.at(), whole ? confirmation.from() : null, whole ? duplicateOf : null, occurredAt, recordedAt, history, results);
    }
}
