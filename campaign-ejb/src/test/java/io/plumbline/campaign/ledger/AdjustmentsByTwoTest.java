package io.plumbline.campaign.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.Trail;
import io.plumbline.campaign.api.Adjustment;
import io.plumbline.campaign.api.AdjustmentProposal;
import io.plumbline.campaign.api.Adjustments;
import io.plumbline.campaign.api.Adjustments.Entered;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Money;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Refusal;
import io.plumbline.shared.Role;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdjustmentsByTwoTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 9);

    private final Trail trail = new Trail();
    private Ground ground;

    @AfterEach
    void oneIsEnoughAgain() {
        as("root", Role.ADMIN, desk -> desk.policy(new Adjustments.Policy(false)));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void what_one_enters_is_posted_when_another_approves_it_and_never_by_the_same_person_under_another_name(Database database) {
        byTwo(database);
        Adjustment adjustment = adjustment("INV " + Ids.next(), 1_250);
        Entered entered = as("priya", Role.FINANCE, desk -> desk.post(adjustment));
        assertThat(entered.legs()).isEmpty();
        assertThat(entered.proposal().state()).isEqualTo("proposed");
        assertThat(ground.balance(AccountKind.PARTNER_PAYABLE)).isZero();
        UUID id = entered.proposal().id();
        key("robot", "priya");
        for (String same : List.of("priya", "key:robot")) {
            assertThat(code(() -> as(same, Role.FINANCE, desk -> desk.approve(id, null)))).isEqualTo("own-proposal");
        }
        assertThatThrownBy(() -> as("mara", Role.MARKETER, desk -> desk.approve(id, null))).isInstanceOf(Forbidden.class);
        AdjustmentProposal posted = as("theo", Role.APPROVER, desk -> desk.approve(id, "as agreed"));
        assertThat(posted).extracting(AdjustmentProposal::state, AdjustmentProposal::proposedBy, AdjustmentProposal::decidedBy).containsExactly("posted", "priya", "theo");
        assertThat(ground.balance(AccountKind.PARTNER_PAYABLE)).isEqualTo(1_250);
        assertThat(code(() -> as("anna", Role.FINANCE, desk -> desk.approve(id, null)))).isEqualTo("proposal-decided");
        assertThat(as("priya", Role.FINANCE, desk -> desk.post(adjustment)).legs()).as("asked again it is there").hasSize(2);
        assertThat(ground.balance(AccountKind.PARTNER_PAYABLE)).isEqualTo(1_250);
        assertThat(trail.noted).contains("propose adjustment " + adjustment.reference(), "approve adjustment " + adjustment.reference());
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void told_twice_it_waits_once_and_a_reference_stands_for_one_posting(Database database) {
        byTwo(database);
        String reference = "INV " + Ids.next();
        UUID first = as("priya", Role.FINANCE, desk -> desk.post(adjustment(reference, 100))).proposal().id();
        assertThat(as("priya", Role.FINANCE, desk -> desk.post(adjustment(reference, 100))).proposal().id()).isEqualTo(first);
        assertThat(code(() -> as("priya", Role.FINANCE, desk -> desk.post(adjustment(reference, 101))))).isEqualTo("reference-taken");
        assertThat(code(() -> as("theo", Role.APPROVER, desk -> desk.refuse(first, " ")))).as("a refusal says why").isEqualTo("required");
        as("theo", Role.APPROVER, desk -> desk.refuse(first, "no document"));
        UUID second = as("priya", Role.FINANCE, desk -> desk.post(adjustment(reference, 101))).proposal().id();
        as("priya", Role.FINANCE, desk -> desk.withdraw(second, null));
        assertThat(as("priya", Role.FINANCE, desk -> desk.list(null, PageRequest.first(50))).items().stream().filter(one -> one.adjustment().reference().equals(reference))
                .map(AdjustmentProposal::state)).containsExactly("withdrawn", "refused");
        assertThat(ground.balance(AccountKind.PARTNER_PAYABLE)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void of_two_who_approve_at_once_one_posts(Database database) throws Exception {
        byTwo(database);
        UUID id = as("priya", Role.FINANCE, desk -> desk.post(adjustment("INV " + Ids.next(), 700))).proposal().id();
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Callable<String>> both = List.of(() -> code(() -> as("theo", Role.APPROVER, desk -> desk.approve(id, null))),
                    () -> code(() -> as("anna", Role.FINANCE, desk -> desk.approve(id, null))));
            List<String> ends = new ArrayList<>();
            for (Future<String> end : two.invokeAll(both)) {
                ends.add(end.get());
            }
            assertThat(ends).containsExactlyInAnyOrder(null, "proposal-decided");
        } finally {
            two.shutdownNow();
        }
        assertThat(ground.balance(AccountKind.PARTNER_PAYABLE)).isEqualTo(700);
    }

    private void byTwo(Database database) {
        ground = new Ground(database, "EUR");
        as("root", Role.ADMIN, desk -> desk.policy(new Adjustments.Policy(true)));
    }

    private Adjustment adjustment(String reference, long minor) {
        return new Adjustment(reference, DAY, new Adjustment.Side("commission-cost", ground.advertiser), new Adjustment.Side("partner-payable", ground.partner), new Money(minor, "EUR"),
                ground.advertiser, "by hand");
    }

    private void key(String name, String holder) {
        ground.tx(em -> em.createNativeQuery("insert into campaign.api_key (id, version, name, prefix, key_hash, scopes, created_by, created_at, holder) values (:id, 0, :name, 'pl', :hash, 'finance', :holder, :now, :holder)")
                .setParameter("id", Ids.next()).setParameter("name", name).setParameter("hash", Ids.next().toString().replace("-", "").repeat(2)).setParameter("holder", holder)
                .setParameter("now", Ground.NOON).executeUpdate());
    }

    private <T> T as(String who, Role role, Function<AdjustmentDesk, T> work) {
        Authority authority = new Authority();
        authority.actAs(new Caller(who, Set.of(role), null, null));
        return ground.tx(em -> work.apply(desk(em, authority)));
    }

    private AdjustmentDesk desk(EntityManager em, Authority authority) {
        return new AdjustmentDesk(em, authority, Ground.clock(), trail, new LedgerDesk(em, authority));
    }

    private static String code(Runnable act) {
        try {
            act.run();
            return null;
        } catch (Refusal no) {
            return no.code();
        }
    }
}
