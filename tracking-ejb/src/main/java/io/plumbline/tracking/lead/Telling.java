package io.plumbline.tracking.lead;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Money;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.Lead;
import io.plumbline.tracking.api.LeadSource;
import io.plumbline.tracking.api.LeadStage;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells a lead as its reader may see it: who works with it sees whom it is about, others see that there is somebody. */
@ApplicationScoped
public class Telling {

    @Inject
    private LeadBook book;
    @Inject
    private Authority authority;
    @Inject
    private Sql sql;

    Lead line(Kept lead) {
        return lead.told(contact(lead), !authority.isPartner(), List.of(), List.of(), List.of());
    }

    Lead whole(Kept lead) {
        boolean partner = authority.isPartner();
        return lead.told(contact(lead), !partner, partner ? List.of() : book.names(lead), book.history(lead.id()).stream().map(change -> partner ? forPartners(change) : change).toList(), results(lead.id()));
    }

    /** Who said it, and about whom, is the advertiser's. */
    private static Lead.Change forPartners(Lead.Change change) {
        return new Lead.Change(change.id(), change.leadId(), change.advertiserId(), change.externalId(), change.from(), change.stage(), change.said(), change.at(), change.recordedAt(),
                change.source(), null, null, change.reason(), null, null, null);
    }

    private Lead.Contact contact(Kept lead) {
        Kept.Person person = lead.person();
        if (!person.isKnown()) {
            return null;
        }
        if (authority.has(Role.MARKETER) && !authority.isPartner()) {
            return new Lead.Contact(person.reach().email(), person.reach().phone(), person.name(), person.company(), person.fields(), false);
        }
        // To whom somebody else's form gave the data is not told that there are any.
        boolean shown = !authority.isPartner() || lead.filed().source() == LeadSource.PARTNER;
        return !shown ? null : new Lead.Contact(masked(person.reach().email()), tail(person.reach().phone()), initials(person.name()), person.company(), Map.of(), true);
    }

    static String masked(String email) {
        int at = email == null ? -1 : email.lastIndexOf('@');
        return at < 0 ? null : email.substring(0, Math.min(1, at)) + "•••" + email.substring(at);
    }

    static String tail(String phone) {
        return phone == null ? null : "•••" + phone.substring(Math.max(0, phone.length() - 2));
    }

    static String initials(String name) {
        return name == null ? null : name.strip().replaceAll("(\\p{L})[^\\s]*", "$1.");
    }

    private List<Lead.Result> results(UUID leadId) {
        return sql.list("select p.stage, p.conversion_id, p.goal_key, p.wish, p.outcome, c.goal_key as goal, c.status, c.reason, c.amount_minor, c.currency, c.commission_minor,"
                + " c.commission_currency from tracking.lead_pay p left join tracking.conversion c on c.id = p.conversion_id where p.lead_id = ? order by p.conversion_id",
                Telling::result, leadId);
    }

    private static Lead.Result result(ResultSet row) throws SQLException {
        Long amount = Sql.number(row, "amount_minor");
        Long commission = Sql.number(row, "commission_minor");
        String goal = row.getString("goal");
        return new Lead.Result(LeadStage.named(row.getString("stage")).orElse(null), Sql.uuid(row, "conversion_id"), goal == null ? row.getString("goal_key") : goal,
                row.getString("wish"), row.getString("outcome"), row.getString("status"), row.getString("reason"),
                amount == null ? null : new Money(amount, row.getString("currency")),
                commission == null ? null : new Money(commission, row.getString("commission_currency")));
    }
}
