package io.plumbline.tracking.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.api.Base;
import io.plumbline.campaign.api.Deduction;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.AmountParts;
import io.plumbline.tracking.api.ConversionDecision;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.ConversionReport.Parts;
import io.plumbline.tracking.api.ConversionStatus;
import java.math.BigInteger;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AmountPartsTest {

    private static final long SEED = 20261122L;

    /** Half of what is said stands beside the amount, half in lines of the basket; the oracle counts in whole numbers. */
    @ParameterizedTest
    @EnumSource(Databases.class)
    void a_percentage_of_a_net_base_is_what_a_plain_count_says_also_after_refunds(Databases database) {
        Random random = new Random(SEED);
        int sales = database == Databases.H2 ? 60 : 15;
        for (int i = 0; i < sales; i++) {
            Shopfloor shop = new Shopfloor(database);
            EnumSet<Deduction> less = EnumSet.noneOf(Deduction.class);
            List.of(Deduction.values()).stream().filter(part -> random.nextBoolean()).forEach(less::add);
            boolean net = random.nextInt(4) > 0;
            int percent = 1 + random.nextInt(60);
            shop.rates = List.of(new Rate(Pricing.CPS, null, null, BigDecimal.valueOf(percent), null, null, null, net ? Base.NET : null, net ? List.copyOf(less) : null, null));
            long amount = 1 + random.nextInt(50_000);
            long tax = random.nextInt((int) Math.max(1, amount / 4));
            long shipping = random.nextInt((int) Math.max(1, amount / 4));
            long discount = random.nextInt((int) Math.max(1, amount / 4));
            boolean beside = random.nextBoolean();
            List<Claimed.Item> lines = beside ? List.of() : List.of(line("tax", tax), line("Shipping", shipping), line("DISCOUNT", discount));
            UUID id = shop.receive(claimed(shop, "S" + i, amount, beside ? new Parts(text(tax), text(shipping), text(discount)) : null, lines)).conversionId();
            Entry entry = shop.entry(id);
            assertThat(entry.subject().parts()).isEqualTo(new AmountParts(eur(tax), eur(shipping), eur(discount)));
            long off = !net ? 0 : (less.isEmpty() || less.contains(Deduction.TAX) ? tax : 0) + (less.isEmpty() || less.contains(Deduction.SHIPPING) ? shipping : 0)
                    + (less.isEmpty() || less.contains(Deduction.DISCOUNT) ? discount : 0);
            assertThat(entry.commission()).as("seed %d sale %d: %d %% of %d less %d", SEED, i, percent, amount, off).isEqualTo(eur(owed(percent, amount, amount, off)));
            if (amount > 1) {
                long back = 1 + random.nextInt((int) amount - 1);
                shop.decide(id, ConversionStatus.APPROVED, null);
                shop.decide(id, null, new ConversionDecision(ConversionStatus.REVERSED, "A part came back.", text(back), "EUR"));
                assertThat(shop.entry(id).commission()).as("seed %d sale %d, %d back", SEED, i, back).isEqualTo(eur(owed(percent, amount - back, amount, off)));
                assertThat(shop.balance("partner-payable")).isEqualTo(owed(percent, amount - back, amount, off));
            }
        }
    }

    /** percent × worth × (first − off) / first, half to even. */
    private static long owed(int percent, long worth, long first, long off) {
        BigInteger over = BigInteger.valueOf(percent).multiply(BigInteger.valueOf(worth)).multiply(BigInteger.valueOf(first - off));
        BigInteger[] whole = over.divideAndRemainder(BigInteger.valueOf(100 * first));
        int half = whole[1].shiftLeft(1).compareTo(BigInteger.valueOf(100 * first));
        return whole[0].longValue() + (half > 0 || half == 0 && whole[0].testBit(0) ? 1 : 0);
    }

    @Test
    void what_is_said_beside_the_amount_wins_over_lines_and_counts_once() {
        AmountParts parts = read("100.00", new Parts("19.00", null, "0.00"), List.of(line("tax", 1600), line("shipping", 500), line("discount", 300)));
        assertThat(parts).isEqualTo(new AmountParts(eur(1900), eur(500), eur(300)));
    }

    @Test
    void parts_that_are_none_are_refused_and_name_the_field() {
        refuses("100.00", new Parts("100.01", null, null), "tax", "amount-parts-exceed");
        refuses("100.00", new Parts("50.00", "30.00", "20.01"), "tax", "amount-parts-exceed");
        refuses("100.00", new Parts(null, "-1", null), "shipping", "amount-negative");
        refuses("100.00", new Parts(null, null, "1.234"), "discount", "amount-too-precise");
        refuses("100.00", new Parts("1,234.00", null, null), "tax", "amount-malformed");
        refuses("0.00", new Parts("1", null, null), "tax", "amount-parts-exceed");
        assertThat(read("100.00", new Parts("50.00", "30.00", "20.00"), List.of()).sum()).as("all of it may be tax, shipping and discount").isEqualTo(eur(10_000));
    }

    @Test
    void money_that_goes_back_whole_need_not_say_how_much_it_was() {
        ConversionReport report = said(new Parts("19.00", null, null));
        assertThat(PartsText.read(report, Money.zero("EUR"), false, List.of()).tax()).isEqualTo(eur(1900));
    }

    private static void refuses(String amount, Parts said, String field, String code) {
        assertThatThrownBy(() -> read(amount, said, List.of())).isInstanceOfSatisfying(Invalid.class, no -> {
            assertThat(no.code()).isEqualTo(code);
            assertThat(no.faults().get(0).pointer()).endsWith(field);
        });
    }

    private static AmountParts read(String amount, Parts said, List<Claimed.Item> lines) {
        return PartsText.read(said(said), Money.of(amount, "EUR"), true, lines);
    }

    private static ConversionReport said(Parts said) {
        return new ConversionReport(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null)
                .saying(new ConversionReport.More(null, null, null, said, null));
    }

    private static Claimed claimed(Shopfloor shop, String transaction, long amount, Parts said, List<Claimed.Item> lines) {
        Claimed plain = shop.report(transaction, text(amount), null, new ConversionReport.More(null, null, null, said, null));
        List<Claimed.Item> items = new ArrayList<>(lines);
        return new Claimed(plain.report(), plain.advertiser(), plain.goal(), null, false, false, plain.amount(), true, plain.at(), plain.status(), null, items,
                PartsText.read(plain.report(), plain.amount(), true, items), plain.consent());
    }

    private static Claimed.Item line(String category, long minor) {
        return new Claimed.Item("line of " + category, category, 1, eur(minor));
    }

    private static Money eur(long minor) {
        return new Money(minor, "EUR");
    }

    private static String text(long minor) {
        return eur(minor).amount().toPlainString();
    }
}
