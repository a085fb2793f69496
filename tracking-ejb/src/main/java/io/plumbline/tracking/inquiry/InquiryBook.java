package io.plumbline.tracking.inquiry;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Inquiry;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Filter;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Inquiries on disk. */
@ApplicationScoped
public class InquiryBook {

    static final String SELECT = "select * from tracking.inquiry";
    static final int MOST_NOTES = 200;

    @Inject
    private Sql sql;

    void add(Filed filed) {
        sql.insert("inquiry", filed.columns());
    }

    Optional<Filed> find(UUID id) {
        return sql.one(SELECT + " where id = ?", Filed::read, id);
    }

    /** Held until the end of the transaction: of two decisions the second sees the first. */
    Optional<Filed> hold(UUID id) {
        return sql.one(SELECT + " where id = ? for update", Filed::read, id);
    }

    void replace(Filed filed) {
        Filed.Decided decided = filed.decided();
        sql.update("update tracking.inquiry set version = ?, status = ?, due_at = ?, decided_at = ?, decided_by = ?, answer = ?, result_id = ? where id = ?",
                filed.version(), filed.status().key(), filed.dueAt(), decided.at(), decided.by(), decided.answer(), decided.resultId(), filed.id());
    }

    /** About the same result, and not decided. */
    boolean isAsked(Filed.About about) {
        Filter same = new Filter().and("partner_id = ?", about.partnerId()).and("conversion_id = ?", about.conversionId());
        if (about.conversionId() == null) {
            if (about.transactionId() == null && about.clickId() == null) {
                return false;
            }
            same.and("advertiser_id = ?", about.advertiserId()).and("transaction_id = ?", about.transactionId()).and("click_id = ?", about.clickId());
        }
        return sql.one("select 1 from tracking.inquiry" + same.text() + " and status in ('open', 'answered')", row -> true, same.args()).isPresent();
    }

    long count(Filter where) {
        return sql.one("select count(*) from tracking.inquiry" + where.text(), row -> row.getLong(1), where.args()).orElse(0L);
    }

    List<Filed> list(String select, Filter where) {
        return sql.list(select, Filed::read, where.args());
    }

    void note(UUID inquiryId, Instant at, String author, boolean byPartner, String text) {
        sql.insert("inquiry_note", new Columns().with("id", Ids.next()).with("inquiry_id", inquiryId).with("at", at).with("author", author)
                .with("by_partner", byPartner).with("body", text));
    }

    long notes(UUID inquiryId) {
        return sql.one("select count(*) from tracking.inquiry_note where inquiry_id = ?", row -> row.getLong(1), inquiryId).orElse(0L);
    }

    /** @param named whether the reader may know who of the staff wrote */
    List<Inquiry.Note> conversation(UUID inquiryId, boolean named) {
        return sql.list("select * from tracking.inquiry_note where inquiry_id = ? order by at, id limit " + MOST_NOTES, row -> {
            boolean byPartner = row.getBoolean("by_partner");
            return new Inquiry.Note(Sql.uuid(row, "id"), Sql.instant(row, "at"), named || byPartner ? row.getString("author") : null, byPartner, row.getString("body"));
        }, inquiryId);
    }
}
