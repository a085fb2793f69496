package io.plumbline.tracking.conversion;

import static io.plumbline.tracking.conversion.MoneyWorld.by;
import static io.plumbline.tracking.conversion.MoneyWorld.code;
import static io.plumbline.tracking.conversion.MoneyWorld.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.PaymentOutcome;
import io.plumbline.campaign.api.PayoutOrder;
import io.plumbline.campaign.api.PayoutRun;
import io.plumbline.campaign.api.Payouts;
import io.plumbline.tracking.conversion.PlainBooks.Sale;
import io.plumbline.tracking.store.Sql;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How a money story pays: prepared, changed meanwhile or cut half way, approved by another, told by the bank. */
final class MoneyPaydays {

    private final MoneyWorld world;

    MoneyPaydays(MoneyWorld world) {
        this.world = world;
    }

    /** @param outcome what the bank says: paid, failed, nothing. @param between somebody decides while the run is prepared */
    void pay(LocalDate periodEnd, int outcome, Runnable between) {
        List<Map<String, String>> results = new ArrayList<>();
        boolean meanwhile = world.random.nextInt(4) == 0;
        int cut = world.random.nextInt(3) == 0 ? 1 + world.random.nextInt(40) : 0;
        Map<Shopfloor, PayoutRun> drafts = new HashMap<>();
        world.shops.forEach(shop -> drafts.put(shop, by(shop, "fritz", () -> shop.part(Payouts.class).prepare(new PayoutOrder(periodEnd, "EUR", shop.advertiser, null)))));
        if (meanwhile) {
            between.run();
        }
        for (Shopfloor shop : world.shops) {
            results.add(pay(shop, drafts.get(shop), periodEnd, outcome, cut));
        }
        assertThat(results).as("%s: told twice, as much is paid", world.which).containsOnly(results.get(0));
        long ordered = Long.parseLong(results.get(0).getOrDefault("total", "0"));
        world.books.post(world.today(), "partner-payable", -ordered);
        world.books.post(world.today(), "payout-clearing", ordered);
        if (ordered > 0 && outcome < 2) {
            world.books.post(world.today(), "payout-clearing", -ordered);
            world.books.post(world.today(), outcome == 0 ? "bank" : "partner-payable", outcome == 0 ? -ordered : ordered);
        }
        world.count(ordered == 0 ? "run with nothing to pay" : "run " + List.of("paid", "failed", "left with the bank").get(outcome));
        markPaid();
    }

    private Map<String, String> pay(Shopfloor shop, PayoutRun draft, LocalDate periodEnd, int outcome, int cut) {
        Payouts desk = shop.part(Payouts.class);
        PayoutRun run = draft;
        if (by(shop, "anna", () -> desk.get(draft.id())).changed()) {
            assertThat(code(() -> by(shop, "anna", () -> desk.approve(draft.id())))).isIn("payout-changed", "payout-empty");
            run = by(shop, "fritz", () -> desk.renew(draft.id()));
            world.count("run prepared anew");
        }
        UUID id = run.id();
        if (run.statements().isEmpty()) {
            assertThat(code(() -> by(shop, "anna", () -> desk.approve(id)))).isEqualTo("payout-empty");
            return Map.of();
        }
        PayoutRun approved = approved(shop, id, cut);
        assertThat(code(() -> by(shop, "anna", () -> desk.approve(id)))).as("approved once").isNotNull();
        PayoutRun.Planned statement = approved.statements().get(0);
        assertThat(approved.statements()).hasSize(1);
        assertThat(shop.number("select sum(net_minor) from campaign.statement_line where statement_id = ?", statement.statementId())).as("%s: lines add up", world.which).isEqualTo(statement.total().minor());
        assertThat(statement.total().minor()).as("%s: at least the threshold", world.which).isGreaterThanOrEqualTo(100);
        due(shop, statement.statementId(), periodEnd);
        if (outcome < 2) {
            for (String again : List.of("recorded", "repeated")) {
                assertThat(by(shop, "fritz", () -> desk.confirm(id, List.of(new PaymentOutcome(statement.number(), outcome == 0 ? "paid" : "failed", outcome == 0 ? null : "account closed")))).get(0).outcome()).isEqualTo(again);
            }
        }
        return Map.of("total", "" + statement.total().minor(), "lines", "" + statement.lines());
    }

    /** @param cut after so many statements the approver's server is gone; nought: it stays */
    private PayoutRun approved(Shopfloor shop, UUID id, int cut) {
        Payouts desk = shop.part(Payouts.class);
        if (cut > 0) {
            Wire.cutAfter(cut);
            try {
                return by(shop, "anna", () -> desk.approve(id));
            } catch (RuntimeException gone) {
                Wire.mend();
                assertThat(Wire.isCut(gone)).as(world.which).withFailMessage(gone::toString).isTrue();
                assertThat(shop.number("select count(*) from campaign.partner_statement where run_id = ?", id)).as("%s: of a run that was cut nothing is left", world.which).isZero();
                world.count("run cut half way");
            } finally {
                Wire.mend();
            }
        }
        return by(shop, "anna", () -> desk.approve(id));
    }

    /** Nothing is paid before its day. */
    private void due(Shopfloor shop, UUID statement, LocalDate periodEnd) {
        for (Sale sale : world.books.sales.values()) {
            UUID id = sale.exists() ? id(shop, sale) : null;
            if (id != null && shop.number("select coalesce(sum(net_minor), 0) from campaign.statement_line where statement_id = ? and subject_id = ?", statement, id) > 0) {
                LocalDate day = sale.deal.lockOn28() ? YearMonth.from(sale.day).plusMonths(1).atDay(28) : sale.day.plusDays(sale.deal.hold());
                assertThat(day).as("%s, %s", world.which, sale.name).isBeforeOrEqualTo(periodEnd);
            }
        }
    }

    private void markPaid() {
        Shopfloor shop = world.shops.get(0);
        List<UUID> paid = shop.tx(() -> shop.part(Sql.class).list("select distinct l.subject_id from campaign.pub_statement_line l"
                + " join tracking.conversion c on c.id = l.subject_id where l.state = 'paid' and c.advertiser_id = ?", row -> Sql.uuid(row, "subject_id"), shop.advertiser));
        world.books.sales.values().stream().filter(Sale::exists).forEach(sale -> sale.paid = paid.contains(id(shop, sale)));
    }
}
