package io.plumbline.tracking.importing;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.LeadEntry;
import io.plumbline.tracking.api.Leads;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Stages that leads have reached, as a CRM exports them. Addresses are hashed here and never stored. */
final class LeadRows implements Rows<LeadEntry> {

    private final Surroundings around;
    private final Leads leads;

    LeadRows(Surroundings around, Leads leads) {
        this.around = around;
        this.leads = leads;
    }

    @Override
    public LeadEntry read(Row row) {
        String externalId = row.required("external_id", 256);
        String stage = row.text("stage", 32);
        Instant time = row.time("stage_time");
        String value = row.text("value", 64);
        String currency = row.currency("currency", around.currency());
        return new LeadEntry(null, around.advertiserId(), externalId, Hashed.email(row.text("email", 254)), Hashed.phone(row.text("phone", 64)),
                row.id("click_id"), stage == null ? "new" : stage.toLowerCase(Locale.ROOT),
                // A list without times states what is so on the day it is imported.
                time == null ? around.startedAt() : Row.past("stage_time", time, around.latest()),
                value == null ? null : row.money("value", currency), value == null ? null : currency, row.text("reason", 500), null);
    }

    @Override
    public List<Boolean> write(List<LeadEntry> entries) {
        return leads.put(entries);
    }

    @Override
    public UUID key(LeadEntry lead) {
        return Ids.named("lead", lead.externalId(), lead.stage());
    }
}
