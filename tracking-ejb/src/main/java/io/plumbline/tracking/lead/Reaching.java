package io.plumbline.tracking.lead;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.shared.Json;
import io.plumbline.tracking.api.Cause;
import io.plumbline.tracking.api.Dimensions;
import io.plumbline.tracking.api.LeadStage;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.click.ClickRows;
import io.plumbline.tracking.conversion.Counts;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts when leads first reach a stage, under what brought them. What is told later and happened earlier moves the count to where it belongs; the lead's row is
 * held meanwhile.
 */
@ApplicationScoped
public class Reaching {

    /** Leads as such are counted by their conversions. */
    static final List<LeadStage> COUNTED = List.of(LeadStage.MQL, LeadStage.SQL, LeadStage.WON);
    /** Tells these counts from conversions, which have the kind of their goal there. */
    static final String KIND = "stage-";
    private static final TypeReference<Dimensions> DIMENSIONS = new TypeReference<>() {
    };

    private record Was(LeadStage stage, Instant at, Dimensions where) {

        static Was read(ResultSet row) throws SQLException {
            return new Was(Kept.stage(row, "stage"), Sql.instant(row, "at"), Json.read(row.getString("counted"), DIMENSIONS));
        }
    }

    @Inject
    private Sql sql;

    void count(Kept lead, Ladder ladder, Counts counts) {
        Map<LeadStage, Was> known = new EnumMap<>(LeadStage.class);
        sql.list("select stage, at, counted from tracking.lead_reached where lead_id = ?", Was::read, lead.id()).forEach(was -> known.put(was.stage(), was));
        for (LeadStage stage : COUNTED) {
            Instant at = ladder.reached().get(stage);
            Was was = known.get(stage);
            if (was != null && !was.at().equals(at)) {
                sql.update("delete from tracking.lead_reached where lead_id = ? and stage = ?", lead.id(), stage.key());
                counts.add(List.of(tally(was.at(), was.where(), -1)));
            }
            if (at != null && (was == null || !was.at().equals(at))) {
                Dimensions where = was == null ? where(lead, stage) : was.where();
                keep(lead, stage, at, where);
                counts.add(List.of(tally(at, where, 1)));
            }
        }
    }

    private void keep(Kept lead, LeadStage stage, Instant at, Dimensions where) {
        sql.insert("lead_reached", new Columns().with("lead_id", lead.id()).with("stage", stage.key()).with("at", at).with("advertiser_id", lead.advertiserId())
                .with("campaign_id", where.campaign()).with("channel", where.channel()).with("partner_id", where.partner()).with("link_id", where.link()).with("counted", Json.write(where)));
    }

    private static Tally tally(Instant at, Dimensions where, long times) {
        return new Tally(at, where, 0, 0, 0, 0, times, 0, 0, 0, times > 0 ? Cause.RECORDED : Cause.DECIDED);
    }

    /** As its own conversion is filed, or its click; what only sales knows came from nowhere online. */
    private Dimensions where(Kept lead, LeadStage stage) {
        return Optional.ofNullable(lead.filed().conversionId()).flatMap(id -> sql.one("select * from tracking.conversion where id = ?", row -> filed(row, lead, stage), id))
                .or(() -> Optional.ofNullable(lead.filed().clickId()).flatMap(id -> sql.one("select * from tracking.click where id = ?", row -> filed(row, lead, stage), id)))
                .orElseGet(() -> new Dimensions(lead.advertiserId(), lead.filed().campaignId(), "offline", lead.filed().partnerId(), null, null, null, null, null, null, null, null, null, null, null,
                        null, KIND + stage.key(), null, null, null));
    }

    private static Dimensions filed(ResultSet row, Kept lead, LeadStage stage) throws SQLException {
        return new Dimensions(lead.advertiserId(), Sql.uuid(row, "campaign_id"), row.getString("channel"), Sql.uuid(row, "partner_id"), Sql.uuid(row, "link_id"), row.getString("creative"),
                Sql.uuid(row, "destination_id"), ClickRows.subs(row), row.getString("source"), row.getString("placement"), row.getString("keyword"), row.getString("country"),
                row.getString("device"), row.getString("os"), row.getString("browser"), null, KIND + stage.key(), null, null, null);
    }
}
