package io.plumbline.tracking.traffic;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.RuleSet;
import io.plumbline.tracking.api.RuleVersion;
import io.plumbline.tracking.api.TrafficRules;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

@Stateless
public class RuleDesk implements TrafficRules {

    @Inject
    private RuleShelf shelf;
    @Inject
    private ListShelf lists;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;
    @Inject
    private Clock clock;

    @Override
    public RuleVersion active() {
        return get(shelf.activeVersion());
    }

    @Override
    public RuleVersion get(int version) {
        requireWhole(authority);
        authority.requireStaff();
        return shelf.find(version).orElseThrow(() -> new NotFound("traffic-rules", version));
    }

    @Override
    public List<RuleVersion> list() {
        requireWhole(authority);
        authority.requireStaff();
        return shelf.list();
    }

    @Override
    public RuleVersion draft(RuleSet rules, String note) {
        requireWhole(authority);
        authority.require(Role.MARKETER, Role.FINANCE);
        new Check().optionalText("note", note, 500).done();
        RuleCheck.of(rules);
        rules.lists().forEach((kind, id) -> lists.require(kind, id));
        int version = shelf.add(rules, note, authority.caller().name(), clock.instant());
        audit.note("drafted", "traffic-rules", null, "Rules " + version, null, null, rules);
        return get(version);
    }

    @Override
    public RuleVersion activate(int version) {
        authority.require(Role.MARKETER, Role.FINANCE);
        RuleVersion before = active();
        RuleVersion next = get(version);
        shelf.activate(version, authority.caller().name(), clock.instant());
        audit.note("activated", "traffic-rules", null, "Rules " + version, null, before.rules(), next.rules());
        return get(version);
    }

    /** Rules hold for everybody; who is confined to one advertiser or partner must not see what the others block. */
    static void requireWhole(Authority authority) {
        if (authority.advertiserScope().isPresent() || authority.partnerScope().isPresent()) {
            throw new Forbidden("Rules for invalid traffic hold for the whole workspace; this account may see one advertiser only.");
        }
    }
}
