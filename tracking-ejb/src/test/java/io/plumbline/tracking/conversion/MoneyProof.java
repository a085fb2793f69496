package io.plumbline.tracking.conversion;

import static io.plumbline.tracking.conversion.MoneyWorld.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.Ledger;
import io.plumbline.campaign.api.TrialBalance;
import io.plumbline.tracking.conversion.PlainBooks.Sale;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds the books of a money story against {@link PlainBooks}. */
final class MoneyProof {

    private final MoneyWorld world;

    MoneyProof(MoneyWorld world) {
        this.world = world;
    }

    void balanced() {
        for (Shopfloor shop : world.shops) {
            assertThat(List.of(balance(shop, "partner-pending"), balance(shop, "partner-payable"))).as("%s on %s after %s", world.which, world.now, world.last)
                    .withFailMessage(() -> world.which + " on " + world.now + " after " + world.last + ": " + compared(shop))
                    .containsExactly(world.books.balance("partner-pending"), world.books.balance("partner-payable"));
        }
    }

    private static long balance(Shopfloor shop, String kind) {
        return shop.number("select coalesce((select sum(p.amount_minor) from campaign.ledger_posting p where p.credit_account = a.id), 0)"
                + " - coalesce((select sum(p.amount_minor) from campaign.ledger_posting p where p.debit_account = a.id), 0) from campaign.ledger_account a where a.kind = ? and a.owner_id = ?",
                kind, shop.partner);
    }

    /** Sale by sale, for whoever looks for what is wrong. */
    private String compared(Shopfloor shop) {
        StringBuilder told = new StringBuilder("expected " + world.books.balances(LocalDate.MAX));
        world.books.deals.forEach(deal -> told.append("\n").append(deal));
        world.books.sales.values().stream().filter(Sale::exists).forEach(sale -> told.append("\n").append(sale).append(": ").append(shop.text(
                "select amount_minor || ' ' || payable_minor || ' ' || state || ' ' || coalesce(rate_text, '') || ' parts ' || parts from campaign.commission where subject_id = ?", id(shop, sale))));
        return told.toString();
    }

    /** On any day, also one of a closed month, and by each account. */
    void trial(LocalDate day) {
        for (Shopfloor shop : world.shops) {
            TrialBalance told = shop.tx(() -> shop.part(Ledger.class).trialBalance(day, null, shop.advertiser));
            Map<String, Long> theirs = new HashMap<>();
            told.rows().forEach(row -> theirs.merge((row.owner().equals(world.referrers.get(shop)) ? "referrer " : "") + row.kind(), row.balance().minor(), Long::sum));
            theirs.values().removeIf(sum -> sum == 0);
            assertThat(theirs).as("%s: trial balance of %s", world.which, day).isEqualTo(world.books.balances(day));
            assertThat(told.balanced()).isTrue();
            told.totals().forEach(total -> assertThat(total.debits()).isEqualTo(total.credits()));
        }
    }

    void splits() {
        for (Shopfloor shop : world.shops) {
            assertThat(shop.number("select count(*) from campaign.commission c where c.partner_id = ? and c.amount_minor <> (select coalesce(sum(case when p.debit_kind = 'commission-cost'"
                    + " then p.amount_minor when p.credit_kind = 'commission-cost' then -p.amount_minor else 0 end), 0) from campaign.pub_posting p where p.subject_id = c.subject_id)", shop.partner))
                    .as("%s: each commission is the sum of its postings", world.which).isZero();
            assertThat(shop.number("select count(*) from campaign.commission c where c.partner_id = ? and c.parts > 0 and (c.amount_minor <> (select sum(p.amount_minor) from campaign.commission_part p"
                    + " where p.subject_id = c.subject_id) or c.payable_minor <> (select sum(p.payable_minor) from campaign.commission_part p where p.subject_id = c.subject_id))", shop.partner))
                    .as("%s: splits add up", world.which).isZero();
        }
    }
}
