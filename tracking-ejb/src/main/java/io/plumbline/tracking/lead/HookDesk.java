package io.plumbline.tracking.lead;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Goals;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Check;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Refusal;
import io.plumbline.shared.Role;
import io.plumbline.shared.Stale;
import io.plumbline.tracking.api.LeadHook;
import io.plumbline.tracking.api.LeadHooks;
import io.plumbline.tracking.outgoing.Seal;
import io.plumbline.tracking.store.Filter;
import io.plumbline.tracking.store.Sql;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@Stateless
public class HookDesk implements LeadHooks {

    private static final String WHAT = "lead-hook";
    private static final int SHORTEST_SECRET = 16;
    private static final int SHOWN = 60;

    @Inject
    private HookBook book;
    @Inject
    private HookEvents events;
    @Inject
    private Seal seal;
    @Inject
    private Advertisers advertisers;
    @Inject
    private Campaigns campaigns;
    @Inject
    private Goals goals;
    @Inject
    private AuditTrail audit;
    @Inject
    private Authority authority;
    @Inject
    private Sql sql;
    @Inject
    private Clock clock;

    @Override
    public Made add(Draft draft) {
        authority.require(Role.MARKETER);
        check(draft);
        Instant now = clock.instant();
        UUID id = Ids.next();
        String secret = draft.secret() == null || draft.secret().isBlank() ? LinkToken.key() : draft.secret().strip();
        LeadHook hook = new LeadHook(id, 0, LinkToken.key().substring(0, 22), draft.advertiserId(), draft.campaignId(), draft.name().strip(), draft.kind(), mapping(draft), draft.goal(),
                draft.active(), now, null, null);
        book.add(hook, seal.seal(id, secret, now));
        audit.note("add", WHAT, id, hook.name(), hook.advertiserId(), null, hook);
        return new Made(hook, secret);
    }

    @Override
    public LeadHook amend(UUID id, Long expectedVersion, Draft draft) {
        authority.require(Role.MARKETER);
        HookBook.Sealed before = scoped(id);
        LeadHook old = before.hook();
        Stale.unless(WHAT, expectedVersion, old.version());
        Draft whole = new Draft(old.advertiserId(), draft.campaignId(), draft.name(), old.kind(), draft.mapping(), draft.goal(), draft.active(), draft.secret());
        check(whole);
        LeadHook after = new LeadHook(id, old.version() + 1, old.key(), old.advertiserId(), whole.campaignId(), whole.name().strip(), old.kind(), mapping(whole), whole.goal(),
                whole.active(), old.createdAt(), old.lastAt(), old.lastOutcome());
        if (!book.replace(after, whole.secret() == null || whole.secret().isBlank() ? before.secret() : seal.seal(id, whole.secret().strip(), clock.instant()))) {
            Stale.unless(WHAT, -1L, old.version());
        }
        audit.note("change", WHAT, id, after.name(), after.advertiserId(), old, after);
        return after;
    }

    @Override
    public void remove(UUID id) {
        authority.require(Role.MARKETER);
        LeadHook hook = scoped(id).hook();
        book.remove(id);
        audit.note("remove", WHAT, id, hook.name(), hook.advertiserId(), hook, null);
    }

    @Override
    public LeadHook get(UUID id) {
        authority.requireStaff();
        return scoped(id).hook();
    }

    @Override
    public Page<LeadHook> list(UUID advertiserId, PageRequest page) {
        authority.requireStaff();
        Filter where = new Filter().and("advertiser_id = ?", authority.advertiserScope().orElse(null)).and("advertiser_id = ?", advertiserId);
        return page.page(sql.list(where.page(HookBook.SELECT, page), HookBook::read, where.args()), LeadHook::id);
    }

    @Override
    public Page<Received> calls(UUID hookId, PageRequest page) {
        get(hookId);
        Filter where = new Filter().and("hook_id = ?", hookId);
        return page.page(book.calls(where.page("select * from tracking.lead_hook_call", page), where.args()), Received::id);
    }

    @Override
    public List<Map<String, String>> tryOut(LeadHook.Kind kind, Map<String, String> mapping, String message) {
        authority.requireStaff();
        pointers(new Check(), mapping == null ? Map.of() : mapping, kind).done();
        return HookReading.read(kind, mapping == null ? Map.of() : mapping, HookReading.parse(message == null ? new byte[0] : message.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /** Outside a transaction: each event has one of its own, and one that is refused takes no other with it. */
    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Answer receive(Call call) {
        Instant now = clock.instant();
        HookBook.Sealed found = book.byKey(call.key()).orElseThrow(() -> new NotFound(WHAT, "by this address"));
        LeadHook hook = found.hook();
        Answer answer = answer(hook, seal.open(hook.id(), found.secret()), call, now);
        book.note(hook, answer, now);
        return answer;
    }

    private Answer answer(LeadHook hook, String secret, Call call, Instant now) {
        Optional<String> objection = HookSignature.objection(hook.kind(), secret, call, now);
        if (objection.isPresent()) {
            return new Answer(401, objection.get(), 0, 0, List.of());
        }
        List<Map<String, String>> read;
        try {
            JsonNode message = HookReading.parse(call.body());
            if (hook.kind() == LeadHook.Kind.GOOGLE && !HookSignature.same(secret, message.path("google_key").asText(""))) {
                return new Answer(401, "signature-wrong", 0, 0, List.of());
            }
            if (message.path("is_test").asBoolean(false)) {
                return new Answer(200, "test", 0, 0, List.of());
            }
            read = HookReading.read(hook.kind(), hook.mapping(), message);
        } catch (Invalid no) {
            return new Answer(400, no.code(), 0, 0, List.of(new Refused(0, no.code(), no.getMessage())));
        }
        call.settling().accept(read.stream().map(event -> event.get("click_id")).filter(Objects::nonNull).toList());
        authority.actAs(new Caller("hook:" + hook.name(), Set.of(Role.MARKETER), hook.advertiserId(), null));
        return taken(hook, read);
    }

    private Answer taken(LeadHook hook, List<Map<String, String>> read) {
        int accepted = 0;
        int repeated = 0;
        List<Refused> refused = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            try {
                boolean fresh = events.take(hook, read.get(i));
                accepted += fresh ? 1 : 0;
                repeated += fresh ? 0 : 1;
            } catch (Refusal no) {
                refused.add(new Refused(i, no.code(), no.faults().isEmpty() ? no.getMessage() : no.faults().get(0).detail()));
            }
        }
        String outcome = refused.isEmpty() ? read.isEmpty() ? "nothing-to-do" : "taken" : accepted + repeated == 0 ? "refused" : "taken-in-part";
        return new Answer(200, outcome, accepted, repeated, refused);
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public String verify(String key, String mode, String token, String challenge) {
        return book.byKey(key).filter(found -> found.hook().kind() == LeadHook.Kind.META && "subscribe".equals(mode) && token != null && challenge != null && challenge.length() <= 200
                && HookSignature.same(seal.open(found.hook().id(), found.secret()), token)).map(found -> challenge).orElse(null);
    }

    private HookBook.Sealed scoped(UUID id) {
        HookBook.Sealed found = book.find(id).orElseThrow(() -> new NotFound(WHAT, id));
        authority.requireAdvertiser(found.hook().advertiserId(), WHAT, id);
        return found;
    }

    private void check(Draft draft) {
        Check check = new Check().that(draft.advertiserId() != null, "advertiserId", "required", "Say whose leads they are.").text("name", draft.name(), SHOWN)
                .that(draft.kind() != null, "kind", "required", "Say who sends it: generic, hubspot, google or meta.")
                .that(draft.secret() == null || draft.secret().isBlank() || draft.secret().strip().length() >= SHORTEST_SECRET && draft.secret().length() <= 200, "secret", "secret-too-short",
                        "A secret has 16 to 200 characters.");
        if (draft.kind() != null) {
            pointers(check, draft.mapping() == null ? Map.of() : draft.mapping(), draft.kind());
        }
        check.done();
        advertisers.get(draft.advertiserId());
        if (draft.campaignId() != null && campaigns.find(draft.campaignId()).filter(found -> found.advertiserId().equals(draft.advertiserId())).isEmpty()) {
            throw new NotFound("campaign", draft.campaignId());
        }
        new Check().that(draft.goal() == null || goals.find(draft.advertiserId(), draft.goal()).isPresent(), "goal", "goal-unknown", "The advertiser has no goal with this key.").done();
    }

    private static Check pointers(Check check, Map<String, String> mapping, LeadHook.Kind kind) {
        check.that(HookReading.NAMES.containsAll(mapping.keySet()), "mapping", "mapping-unknown", "Map only " + String.join(", ", HookReading.NAMES) + ".");
        boolean fit = mapping.values().stream().allMatch(where -> where != null && !where.isBlank() && where.length() <= 200 && (kind == LeadHook.Kind.HUBSPOT || isPointer(where)));
        return check.that(fit, "mapping", "mapping-malformed", "Say where it stands as /properties/email or properties.email.");
    }

    private static boolean isPointer(String where) {
        try {
            return HookReading.pointer(where) != null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static Map<String, String> mapping(Draft draft) {
        return draft.mapping() == null ? Map.of() : new LinkedHashMap<>(draft.mapping());
    }
}
