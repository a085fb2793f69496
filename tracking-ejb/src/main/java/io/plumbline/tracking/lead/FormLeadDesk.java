package io.plumbline.tracking.lead;

import io.plumbline.shared.Authority;
import io.plumbline.tracking.api.FormLeads;
import io.plumbline.tracking.store.Sql;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;

@Stateless
public class FormLeadDesk implements FormLeads {

    @Inject
    private Sql sql;
    @Inject
    private Authority authority;

    @Override
    public long confirmed(UUID advertiserId, String form, Instant from, Instant to) {
        authority.requireStaff();
        authority.requireAdvertiser(advertiserId, "advertiser", advertiserId);
        return sql.list("select count(*) from tracking.lead where advertiser_id = ? and source = 'form' and source_name = ? and opt_in in ('none', 'confirmed')"
                + " and stage not in ('spam', 'duplicate') and recorded_at >= ? and recorded_at < ?", row -> row.getLong(1), advertiserId, form, from, to).get(0);
    }
}
