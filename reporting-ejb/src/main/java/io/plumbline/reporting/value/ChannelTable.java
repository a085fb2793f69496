package io.plumbline.reporting.value;

import io.plumbline.reporting.api.ChannelValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Adds customers up by channel. */
final class ChannelTable {

    private static final class Sums {
        private long customers;
        private long repeaters;
        private double alive;
        private double expected;
        private double realisedMinor;
        private double firstMinor;
        private double future;
        private double mean;

        void add(Member member, Outlook.View view, Double mean) {
            customers++;
            repeaters += member.x() > 0 ? 1 : 0;
            alive += view.alive();
            expected += view.expected();
            realisedMinor += member.realisedMinor();
            firstMinor += member.firstMinor();
            if (mean != null) {
                future += view.discounted() * mean;
                this.mean += mean;
            }
        }
    }

    private final Outlook outlook;
    private final boolean priced;
    private final Costs costs;
    private final TreeMap<String, Sums> byChannel = new TreeMap<>();
    private final Sums all = new Sums();

    ChannelTable(Outlook outlook, boolean priced, Costs costs) {
        this.outlook = outlook;
        this.priced = priced;
        this.costs = costs;
    }

    void add(Member member) {
        Outlook.View view = outlook.view(member);
        Double mean = outlook.expectedMean(member);
        byChannel.computeIfAbsent(member.channel(), c -> new Sums()).add(member, view, mean);
        all.add(member, view, mean);
    }

    List<ChannelValue> rows() {
        return byChannel.entrySet().stream().map(e -> row(e.getKey(), e.getValue(), costs.byChannel().getOrDefault(e.getKey(), BigDecimal.ZERO), costs.overheads().get(e.getKey())))
                .sorted(Comparator.comparingLong(ChannelValue::customers).reversed().thenComparing(ChannelValue::channel)).toList();
    }

    /** All cost counts here, also of channels without a customer. */
    ChannelValue total() {
        return row(null, all, costs.byChannel().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add), costs.overhead());
    }

    private ChannelValue row(String channel, Sums sums, BigDecimal spent, BigDecimal overhead) {
        long n = sums.customers;
        if (n == 0) {
            return new ChannelValue(channel, 0, 0, 0, 0, null, null, null, text(spent), overhead == null ? null : text(overhead), null, null, null, null);
        }
        BigDecimal cost = overhead == null ? spent : spent.add(overhead);
        double realised = outlook.margin() * sums.realisedMinor / Math.pow(10, outlook.digits()) / n;
        double future = outlook.margin() * sums.future / n;
        double clv = realised + future;
        double cac = cost.doubleValue() / n;
        boolean isCost = cost.signum() > 0;
        return new ChannelValue(channel, n, sums.repeaters, sums.alive / n, sums.expected / n, text(realised), priced ? text(future) : null,
                priced ? text(clv) : null, text(spent), overhead == null ? null : text(overhead), isCost ? text(cac) : null, priced && isCost ? Double.valueOf(clv / cac) : null,
                priced ? text(clv / outlook.settings().targetRatio().doubleValue()) : null, priced && isCost ? payback(channel, sums, cac) : null);
    }

    /** Undiscounted: the first unit in which the margin expected of a new customer has reached what the customer cost. */
    private Integer payback(String channel, Sums sums, double cac) {
        double first = outlook.margin() * sums.firstMinor / Math.pow(10, outlook.digits()) / sums.customers;
        double each = outlook.margin() * sums.mean / sums.customers;
        int last = (int) Math.ceil(outlook.settings().horizon().doubleValue());
        if (first + each * earned(channel, last) < cac) {
            return null;
        }
        int low = 0;
        int high = last;
        while (low < high) {
            int middle = (low + high) / 2;
            if (first + each * earned(channel, middle) >= cac) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private double earned(String channel, int units) {
        if (channel != null) {
            return outlook.ofNew(channel, units);
        }
        return byChannel.entrySet().stream().mapToDouble(e -> outlook.ofNew(e.getKey(), units) * e.getValue().customers).sum() / all.customers;
    }

    private String text(double amount) {
        return text(BigDecimal.valueOf(amount));
    }

    private String text(BigDecimal amount) {
        return amount.setScale(outlook.digits(), RoundingMode.HALF_EVEN).toPlainString();
    }
}
