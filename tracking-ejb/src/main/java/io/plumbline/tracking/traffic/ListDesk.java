package io.plumbline.tracking.traffic;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.ListKind;
import io.plumbline.tracking.api.RuleVersion;
import io.plumbline.tracking.api.TrafficList;
import io.plumbline.tracking.api.TrafficLists;
import io.plumbline.tracking.api.TrafficRules;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

@Stateless
public class ListDesk implements TrafficLists {

    @Inject
    private ListShelf shelf;
    @Inject
    private RuleShelf rules;
    @Inject
    private TrafficRules desk;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;
    @Inject
    private Clock clock;

    @Override
    public List<TrafficList> list() {
        RuleVersion active = desk.active();
        List<TrafficList> all = new ArrayList<>();
        shelf.list().forEach(list -> all.add(told(list, list.id().equals(active.rules().lists().get(list.kind())))));
        for (ListKind kind : ListKind.values()) {
            if (kind.isBundled()) {
                all.add(told(Bundled.told(kind), !active.rules().lists().containsKey(kind.key())));
            }
        }
        return all;
    }

    /** Outside a transaction: an upload may take longer than any transaction should. */
    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public TrafficList upload(ListKind kind, String name, String licence, InputStream file) {
        RuleDesk.requireWhole(authority);
        authority.require(Role.MARKETER);
        new Check().that(kind != null, "kind", "required", "Say what kind of list it is.").text("name", name, 200).optionalText("licence", licence, 200).done();
        if (shelf.kept(kind) >= kind.maxKept()) {
            throw new Conflict("lists-too-many", "There are " + kind.maxKept() + " lists of this kind already. Remove one that no rules name.");
        }
        try (ListFile taken = ListFile.take(file, kind)) {
            TrafficList list = new TrafficList(Ids.next(), kind.key(), name, licence, taken.entries(kind), taken.size(), taken.sha256(),
                    authority.caller().name(), clock.instant(), false);
            shelf.add(list, taken.path());
            audit.note("uploaded", "traffic-list", list.id(), name, null, null, list);
            return list;
        }
    }

    @Override
    public RuleVersion activate(ListKind kind, UUID id) {
        RuleVersion active = desk.active();
        String what = id == null ? "the bundled list" : shelf.get(id).name();
        return desk.activate(desk.draft(active.rules().withList(kind.key(), id), kind.key() + ": " + what).version());
    }

    @Override
    public void remove(UUID id) {
        RuleDesk.requireWhole(authority);
        authority.require(Role.MARKETER);
        TrafficList list = shelf.get(id);
        if (rules.names(id)) {
            throw new Conflict("list-in-use", "A version of the rules names this list; verdicts given by it must stay explainable.");
        }
        shelf.remove(id);
        audit.note("removed", "traffic-list", id, list.name(), null, list, null);
    }

    private static TrafficList told(TrafficList list, boolean active) {
        return new TrafficList(list.id(), list.kind(), list.name(), list.licence(), list.entries(), list.size(), list.sha256(), list.uploadedBy(),
                list.uploadedAt(), active);
    }
}
