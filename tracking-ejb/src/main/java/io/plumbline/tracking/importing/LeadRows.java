package io.plumbline.tracking.importing;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.LeadMove;
import io.plumbline.tracking.api.LeadSource;
import io.plumbline.tracking.api.Leads;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Stages that leads have reached, as a CRM exports them. Addresses are hashed here and never stored. */
final class LeadRows implements Rows<LeadMove> {

    private final Surroundings around;
    private final Leads leads;

    LeadRows(Surroundings around, Leads leads) {
        this.around = around;
        this.leads = leads;
    }

    @Override
    public LeadMove read(Row row) {
        String externalId = row.required("external_id", 256);
        String stage = row.text("stage", 64);
        Instant time = row.time("stage_time");
        String value = row.text("value", 64);
        String currency = row.currency("currency", around.currency());
        UUID click = row.id("click_id");
        return new LeadMove(around.advertiserId(), null, null, externalId, stage,
                // A list without times states what is so on the day it is imported.
                time == null ? around.startedAt() : Row.past("stage_time", time, around.latest()), null, LeadSource.FILE, null, Hashed.email(row.text("email", 254)),
                Hashed.phone(row.text("phone", 64)), click != null ? click.toString() : row.text("gclid", 512) != null ? row.text("gclid", 512) : row.text("fbclid", 512), value == null ? null : row.money("value", currency), value == null ? null : currency,
                row.text("reason", 500), around.importId());
    }

    @Override
    public List<Boolean> write(List<LeadMove> moves) {
        return leads.moveAll(moves).stream().map(Leads.Moved::fresh).toList();
    }

    @Override
    public UUID key(LeadMove move) {
        return Ids.named("lead", move.externalId(), move.stage() == null ? "new" : move.stage().toLowerCase(Locale.ROOT));
    }
}
