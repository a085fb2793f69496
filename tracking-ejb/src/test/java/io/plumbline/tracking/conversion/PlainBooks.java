package io.plumbline.tracking.conversion;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What the books must say, worked out anew from the list of facts after every one of them: each sale by itself, each month as a whole. Shares no code with the
 * product. What an act moves is the difference between what was owed before and after it.
 */
final class PlainBooks {

    /** How what belongs to no other rate is paid. */
    enum Main { GROSS, NET, HYBRID, PRICE, UNITS_MARGINAL, UNITS_ALL, REVENUE_MARGINAL, REVENUE_ALL }

    /**
     * Terms. Percentages in hundredths of a percent, prices in cents; a part that is nought is not agreed.
     *
     * @param click, view tenths of a penny for a click, and for a thousand impressions
     */
    record Deal(UUID id, Instant from, int hold, boolean lockOn28, Main main, int percent, int fixed, int higher, int tierFrom, int line, int known, int bonusAt, int bonus, int renewals,
            int renewalPercent, int referral, int click, int view) {

        boolean monthly() {
            return main.ordinal() >= Main.UNITS_MARGINAL.ordinal();
        }

        boolean byUnits() {
            return main == Main.UNITS_MARGINAL || main == Main.UNITS_ALL;
        }
    }

    /** One sale, from nothing on. */
    static final class Sale {
        final String name;
        Deal deal;
        LocalDate day;
        String currency = "EUR";
        long told = -1;
        long worth = -1;
        long tax;
        long line;
        boolean isNew = true;
        int renewal;
        String status = "none";
        boolean paid;
        /** Its exchange rate has not come: nobody can say what it earns. */
        boolean unpriced;
        final Map<String, Long> early = new LinkedHashMap<>();
        final Map<String, Long> late = new LinkedHashMap<>();
        final Set<String> refunds = new HashSet<>();

        Sale(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name + " of " + day + " " + currency + " " + told + " now " + worth + ", tax " + tax + ", line " + line + ", new " + isNew + ", renewal " + renewal + ", " + status + ", under " + (deal == null ? "nothing" : deal.from() + " " + deal.main());
        }

        boolean exists() {
            return worth >= 0;
        }

        boolean undecided() {
            return status.equals("pending") || status.equals("on-hold");
        }

        boolean locked(LocalDate today) {
            LocalDate lock = deal.lockOn28() ? YearMonth.from(day).plusMonths(1).atDay(28) : day.plusDays(deal.hold());
            return paid || !undecided() && today.isAfter(lock);
        }

        boolean alive() {
            return undecided() || status.equals("approved");
        }

        /** @return whether it counts */
        boolean back(long cents) {
            if (!alive() || cents > worth) {
                return false;
            }
            status = cents == worth ? "reversed" : status;
            worth -= cents == worth ? 0 : cents;
            return true;
        }

        boolean decided(String next) {
            boolean may = switch (status) {
                case "pending" -> true;
                case "on-hold" -> !next.equals("on-hold");
                case "approved" -> next.equals("rejected");
                case "rejected" -> next.equals("approved");
                default -> false;
            };
            status = may ? next : status;
            return may;
        }
    }

    /** Clicks or impressions of a day that are paid as such. */
    record Hits(Deal deal, LocalDate day, boolean clicks, int number) {
    }

    private record Line(LocalDate date, String account, long minor) {
    }

    private static final long[] NOTHING = {0, 0, 0, 0};

    final Map<String, Sale> sales = new LinkedHashMap<>();
    final List<Deal> deals = new ArrayList<>();
    /** Those of which anybody knows what they earn. */
    final List<Hits> hits = new ArrayList<>();
    LocalDate openFrom = LocalDate.MIN;
    boolean rateKnown = true;
    private final Consumer<String> seen;
    private final List<Line> journal = new ArrayList<>();
    /** Thresholds that months have reached, by all that may yet be paid. */
    private final Set<String> heights = new HashSet<>();
    private final Set<String> stoodAt = new HashSet<>();
    private long[] stood = NOTHING;

    /** In force at the time: the latest that had begun. */
    Deal at(Instant time) {
        return deals.stream().filter(deal -> !deal.from().isAfter(time)).reduce((earlier, later) -> later).orElseThrow();
    }

    PlainBooks(Consumer<String> seen) {
        this.seen = seen;
    }

    /** What was just done moved the books, about that day. */
    void moved(LocalDate about) {
        heights.clear();
        long[] owed = owed();
        tell();
        long accrued = owed[0] - stood[0];
        long payable = owed[1] - stood[1];
        long referred = owed[2] - stood[2];
        long referredPayable = owed[3] - stood[3];
        post(about, "commission-cost", accrued + referred);
        post(about, "partner-pending", accrued - payable);
        post(about, "partner-payable", payable);
        post(about, "referrer partner-pending", referred - referredPayable);
        post(about, "referrer partner-payable", referredPayable);
        stood = owed;
        if (referred != 0) {
            seen.accept("referral paid");
        }
    }

    private void tell() {
        heights.stream().filter(height -> !stoodAt.contains(height)).forEach(height -> seen.accept(height.substring(0, 5).strip() + " reached"));
        stoodAt.stream().filter(height -> !heights.contains(height)).forEach(height -> seen.accept(height.substring(0, 5).strip() + " lost again"));
        stoodAt.clear();
        stoodAt.addAll(heights);
    }

    /** Whether nobody can say what it earns while nobody knows what its currency is worth. */
    boolean needsRate(Sale sale) {
        return hasLine(sale.deal, sale) || !byMain(sale.deal, sale) || sale.deal.main() != Main.PRICE && !sale.deal.byUnits();
    }

    /** A day of a closed month is accounted for on the first open one. */
    void post(LocalDate about, String account, long minor) {
        journal.add(new Line(about.isBefore(openFrom) ? openFrom : about, account, minor));
    }

    Map<String, Long> balances(LocalDate date) {
        Map<String, Long> sums = new HashMap<>();
        journal.stream().filter(line -> !line.date().isAfter(date)).forEach(line -> sums.merge(line.account(), line.minor(), Long::sum));
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    long balance(String account) {
        return balances(LocalDate.MAX).getOrDefault(account, 0L);
    }

    /** Accrued and payable of the partner, then of who referred the partner. */
    private long[] owed() {
        long[] owed = new long[4];
        for (Deal deal : deals) {
            for (int approved = 0; approved < 2; approved++) {
                owed[approved] += owed(deal, approved == 1) + traffic(deal, true) + traffic(deal, false);
                owed[2 + approved] += referred(deal, approved == 1);
            }
        }
        return owed;
    }

    /** A month of clicks, or of impressions, is one sum: a pound is 1.20 euros. Nobody has to approve it. */
    private long traffic(Deal deal, boolean clicks) {
        Map<YearMonth, Long> months = new HashMap<>();
        hits.stream().filter(some -> some.deal() == deal && some.clicks() == clicks).forEach(some -> months.merge(YearMonth.from(some.day()), (long) some.number(), Long::sum));
        BigDecimal each = clicks ? BigDecimal.valueOf(deal.click()).multiply(new BigDecimal("0.12")) : BigDecimal.valueOf(deal.view()).multiply(new BigDecimal("0.00012"));
        return months.values().stream().mapToLong(number -> cents(each.multiply(BigDecimal.valueOf(number)))).sum();
    }

    private List<Sale> under(Deal deal, boolean approvedOnly) {
        return sales.values().stream().filter(sale -> sale.exists() && !sale.unpriced && sale.deal == deal && (approvedOnly ? sale.status.equals("approved") : sale.alive()))
                .filter(sale -> sale.renewal <= deal.renewals()).toList();
    }

    private long owed(Deal deal, boolean approvedOnly) {
        List<Sale> counted = under(deal, approvedOnly);
        Map<YearMonth, Long> results = new HashMap<>();
        Map<YearMonth, BigDecimal> volumes = new HashMap<>();
        long sum = 0;
        for (Sale sale : counted) {
            YearMonth month = YearMonth.from(sale.day);
            sum += alone(deal, sale);
            // A bonus that does not ask for repeat sales is a plain promise: renewals that nobody led to are none of its results.
            results.merge(month, sale.renewal == 0 ? 1L : 0L, Long::sum);
            if (deal.monthly() && byMain(deal, sale)) {
                volumes.merge(month, deal.byUnits() ? BigDecimal.ONE : revenue(sale, rest(sale), false), BigDecimal::add);
            }
        }
        sum += volumes.values().stream().mapToLong(volume -> tiers(deal, volume)).sum();
        if (!approvedOnly) {
            volumes.forEach((month, volume) -> height(hasReached(deal, volume), "tier ", deal, month));
            results.forEach((month, count) -> height(deal.bonus() > 0 && count >= deal.bonusAt(), "bonus", deal, month));
        }
        return sum + results.values().stream().filter(count -> deal.bonus() > 0 && count >= deal.bonusAt()).count() * deal.bonus();
    }

    /** Units count from one: of a tier from 4 the fourth is the first. Of revenue, the tier has what is above its threshold; reaching it is enough where it pays for all. */
    private static long tiers(Deal deal, BigDecimal volume) {
        BigDecimal below = BigDecimal.valueOf(deal.byUnits() ? deal.tierFrom() - 1 : deal.tierFrom());
        BigDecimal low = deal.byUnits() ? BigDecimal.valueOf(deal.fixed()) : percent(deal.percent()).movePointRight(2);
        BigDecimal high = deal.byUnits() ? BigDecimal.valueOf(deal.higher()) : percent(deal.higher()).movePointRight(2);
        if (deal.main() == Main.UNITS_ALL || deal.main() == Main.REVENUE_ALL) {
            return cents(volume.multiply(hasReached(deal, volume) ? high : low));
        }
        BigDecimal lower = volume.min(below);
        return cents(lower.multiply(low).add(volume.subtract(lower).multiply(high)));
    }

    private static boolean hasReached(Deal deal, BigDecimal volume) {
        return volume.compareTo(BigDecimal.valueOf(deal.tierFrom())) >= 0;
    }

    private void height(boolean reached, String what, Deal deal, YearMonth month) {
        if (reached) {
            heights.add(what + deal.id() + month);
        }
    }

    private long referred(Deal deal, boolean approvedOnly) {
        return deal.referral() == 0 ? 0 : under(deal, approvedOnly).stream()
                .mapToLong(sale -> cents(BigDecimal.valueOf(alone(deal, sale)).multiply(percent(deal.referral())))).sum();
    }

    /** What the sale earns by itself, whatever the month comes to. */
    private static long alone(Deal deal, Sale sale) {
        if (sale.renewal > 0) {
            return share(sale, sale.worth, deal.renewalPercent(), false, 0);
        }
        long rest = rest(sale);
        long sum = hasLine(deal, sale) ? share(sale, sale.worth - rest, deal.line(), false, 0) : 0;
        if (!byMain(deal, sale)) {
            return sum + share(sale, rest, deal.known(), false, 0);
        }
        return sum + switch (deal.main()) {
            case GROSS -> share(sale, rest, deal.percent(), false, 0);
            case NET -> share(sale, rest, deal.percent(), true, 0);
            case HYBRID -> share(sale, rest, deal.percent(), false, deal.fixed());
            case PRICE -> deal.fixed();
            default -> 0;
        };
    }

    private static boolean byMain(Deal deal, Sale sale) {
        return sale.renewal == 0 && (deal.known() == 0 || sale.isNew);
    }

    private static boolean hasLine(Deal deal, Sale sale) {
        return sale.line > 0 && deal.line() > 0;
    }

    /** What of the worth is not the line's: by largest remainder, the earlier of equals first, and the rest is the first. */
    private static long rest(Sale sale) {
        if (!hasLine(sale.deal, sale)) {
            return sale.worth;
        }
        long weight = sale.told - sale.line;
        long share = sale.worth * weight / sale.told;
        long mine = sale.worth * weight % sale.told;
        long others = sale.worth * sale.line % sale.told;
        return share + (mine + others > 0 && mine >= others ? 1 : 0);
    }

    private static long share(Sale sale, long cents, int percent, boolean net, int fixed) {
        return cents(revenue(sale, cents, net).movePointRight(2).multiply(percent(percent)).add(BigDecimal.valueOf(fixed)));
    }

    /** In euros, to eight decimals; a dollar is half a euro. */
    private static BigDecimal revenue(Sale sale, long cents, boolean net) {
        BigDecimal base = BigDecimal.valueOf(net ? cents * (sale.told - sale.tax) : cents * sale.told);
        BigDecimal rate = sale.currency.equals("USD") ? new BigDecimal("0.5") : BigDecimal.ONE;
        return base.multiply(rate).divide(BigDecimal.valueOf(sale.told * 100), 8, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal percent(int hundredths) {
        return BigDecimal.valueOf(hundredths, 4);
    }

    private static long cents(BigDecimal cents) {
        return cents.setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }
}
