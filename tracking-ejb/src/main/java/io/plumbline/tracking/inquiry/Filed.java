package io.plumbline.tracking.inquiry;

import io.plumbline.shared.Keyed;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.Inquiry;
import io.plumbline.tracking.api.InquiryKind;
import io.plumbline.tracking.api.InquiryStatus;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An inquiry as it is kept. */
record Filed(UUID id, long version, About about, String text, InquiryStatus status, Instant dueAt, Instant createdAt, String createdBy, Decided decided) {

    /** What it is about. */
    record About(UUID partnerId, UUID advertiserId, UUID campaignId, UUID conversionId, UUID clickId, String goal, Instant happenedAt,
            String transactionId, Money amount) {

        InquiryKind kind() {
            return conversionId == null ? InquiryKind.MISSING : InquiryKind.QUESTIONED;
        }
    }

    record Decided(Instant at, String by, String answer, UUID resultId) {

        static final Decided NOT_YET = new Decided(null, null, null, null);
    }

    static Filed read(ResultSet row) throws SQLException {
        Long minor = Sql.number(row, "amount_minor");
        return new Filed(Sql.uuid(row, "id"), row.getLong("version"),
                new About(Sql.uuid(row, "partner_id"), Sql.uuid(row, "advertiser_id"), Sql.uuid(row, "campaign_id"), Sql.uuid(row, "conversion_id"), Sql.uuid(row, "click_id"),
                        row.getString("goal_key"), Sql.instant(row, "happened_at"), row.getString("transaction_id"),
                        minor == null ? null : new Money(minor, row.getString("currency"))),
                row.getString("body"), Keyed.of(InquiryStatus.class, "status", row.getString("status")), Sql.instant(row, "due_at"), Sql.instant(row, "created_at"),
                row.getString("created_by"), new Decided(Sql.instant(row, "decided_at"), row.getString("decided_by"), row.getString("answer"), Sql.uuid(row, "result_id")));
    }

    Columns columns() {
        return new Columns().with("id", id).with("version", version).with("partner_id", about.partnerId()).with("advertiser_id", about.advertiserId())
                .with("campaign_id", about.campaignId()).with("kind", about.kind().key()).with("conversion_id", about.conversionId()).with("click_id", about.clickId())
                .with("goal_key", about.goal()).with("happened_at", about.happenedAt()).with("transaction_id", about.transactionId())
                .with("amount_minor", about.amount() == null ? null : about.amount().minor()).with("currency", about.amount() == null ? null : about.amount().currency())
                .with("body", text).with("status", status.key()).with("due_at", dueAt).with("created_at", createdAt).with("created_by", createdBy);
    }

    Filed moved(InquiryStatus next, Instant due) {
        return new Filed(id, version + 1, about, text, next, due, createdAt, createdBy, decided);
    }

    Filed decided(InquiryStatus next, Decided how) {
        return new Filed(id, version + 1, about, text, next, dueAt, createdAt, createdBy, how);
    }

    Inquiry told(Instant now, List<Inquiry.Note> notes) {
        return new Inquiry(id, version, about.partnerId(), about.advertiserId(), about.campaignId(), about.kind(), about.conversionId(), about.clickId(), about.goal(),
                about.happenedAt(), about.transactionId(), about.amount(), text, status, dueAt, status == InquiryStatus.OPEN && dueAt.isBefore(now), createdAt,
                decided.at(), decided.answer(), decided.resultId(), notes);
    }
}
