package io.plumbline.campaign.payout;

import static io.plumbline.campaign.ledger.AccountKind.PARTNER_PAYABLE;
import static io.plumbline.campaign.ledger.AccountKind.PAYOUT_CLEARING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.api.PaymentOutcome;
import io.plumbline.campaign.api.PayoutRun;
import io.plumbline.shared.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several at once, and servers that die in the middle. */
class PayoutRacesTest {

    @ParameterizedTest
    @EnumSource(Database.class)
    void of_two_approvers_at_once_one_approves(Database database) throws Exception {
        Till till = new Till(database);
        till.ready();
        till.earn(10_000);
        PayoutRun draft = till.prepare();

        List<String> ends = atOnce(() -> till.payouts("anna", desk -> desk.approve(draft.id())), () -> till.payouts("bert", desk -> desk.approve(draft.id())));

        assertThat(ends).containsExactlyInAnyOrder("done", "payout-not-draft");
        assertThat(till.balance(PAYOUT_CLEARING)).isEqualTo(11_900);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void of_two_runs_over_the_same_money_one_pays(Database database) throws Exception {
        Till till = new Till(database);
        till.ready();
        till.earn(10_000);
        PayoutRun one = till.prepare();
        PayoutRun two = till.prepare();

        List<String> ends = atOnce(() -> till.approve(one), () -> till.approve(two));

        assertThat(ends).contains("done").doesNotContain("done, done");
        assertThat(ends.stream().filter(end -> !end.equals("done")).findFirst().orElseThrow()).isIn("payout-changed", "payout-empty");
        assertThat(till.balance(PAYOUT_CLEARING)).isEqualTo(11_900);
        assertThat(till.balance(PARTNER_PAYABLE)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void refunds_that_come_in_while_it_is_approved_are_in_this_run_or_the_next_and_never_in_both(Database database) throws Exception {
        Till till = new Till(database);
        till.ready();
        List<UUID> sales = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sales.add(till.earn(1_000));
        }
        PayoutRun draft = till.prepare();

        List<String> ends = atOnce(() -> till.approve(draft), () -> {
            sales.forEach(sale -> till.post(till.advertiser, sale, -300, LocalDate.of(2026, 3, 20)));
            return null;
        });

        assertThat(ends.get(0)).isIn("done", "payout-changed");
        till.earn(50_000);
        till.paid();
        assertThat(till.balance(PARTNER_PAYABLE)).isZero();
        assertThat(till.balance(PAYOUT_CLEARING)).isEqualTo(clearing(till));
        assertThat(net(till)).isEqualTo(20 * 700 + 50_000);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void killed_in_the_middle_nothing_is_half_done_and_the_number_is_given_again(Database database) {
        Till till = new Till(database);
        till.ready();
        till.earn(10_000);
        PayoutRun draft = till.prepare();
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> till.tx(em -> {
                numbers.add(till.mine(Till.payouts(em, "anna").approve(draft.id())).get(0).number());
                throw new IllegalStateException("kill -9");
            })).hasMessage("kill -9");
            assertThat(till.balance(PARTNER_PAYABLE)).isEqualTo(10_000);
        }
        PayoutRun run = till.approve(draft);
        numbers.add(till.mine(run).get(0).number());
        assertThat(numbers.stream().distinct()).as("no gap").hasSize(1);

        PaymentOutcome paid = new PaymentOutcome(numbers.get(0), "paid", null);
        assertThatThrownBy(() -> till.tx(em -> {
            Till.payouts(em, "fritz").confirm(run.id(), List.of(paid));
            throw new IllegalStateException("kill -9");
        })).hasMessage("kill -9");
        assertThat(till.balance(PAYOUT_CLEARING)).isEqualTo(11_900);
        assertThat(till.confirm(run, paid)).containsExactly("recorded");
        assertThat(till.balance(PAYOUT_CLEARING)).isZero();
    }

    private static long net(Till till) {
        return sum(till, "net_minor");
    }

    private static long clearing(Till till) {
        return sum(till, "total_minor");
    }

    private static long sum(Till till, String column) {
        return till.tx(em -> ((Number) em.createNativeQuery("select sum(" + column + ") from campaign.partner_statement where partner_id = :id").setParameter("id", till.partner)
                .getSingleResult()).longValue());
    }

    private static List<String> atOnce(Callable<?>... acts) throws Exception {
        CyclicBarrier begin = new CyclicBarrier(acts.length);
        ExecutorService people = Executors.newFixedThreadPool(acts.length);
        try {
            List<Future<String>> ends = Stream.of(acts).map(act -> people.submit(() -> {
                begin.await();
                try {
                    act.call();
                    return "done";
                } catch (Refusal no) {
                    return no.code();
                }
            })).toList();
            List<String> all = new ArrayList<>();
            for (Future<String> end : ends) {
                all.add(end.get());
            }
            return all;
        } finally {
            people.shutdown();
        }
    }
}
