package io.plumbline.web.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A customer of the shop who buys again, at a rate of their own, until one day they stay away.
 *
 * @param first    link that brought them
 * @param hoursAgo when they bought, oldest first
 * @param amounts  what for, decimal
 */
record Regular(String customer, String first, List<Integer> hoursAgo, List<String> amounts) {

    private static final int MANY = 128;
    private static final List<String> LINKS = List.of("Brand search", "Newsletter", "Catalogue code", "Brand search", "Newsletter", "Catalogue code", "Brand search", "Newsletter");
    private static final int DAY = 24;
    private static final int YOUNGEST = 25 * DAY;
    private static final int OLDEST = 88 * DAY;
    private static final double BETWEEN_PURCHASES = 9 * DAY;
    private static final double PASSING = 0.5;
    private static final double PASSES = 9 * DAY;
    private static final double STAYS = 200 * DAY;
    private static final double BASKET = 58;

    static List<Regular> some(Dice dice) {
        List<Regular> some = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            some.add(one(i, dice));
        }
        return some;
    }

    private static Regular one(int number, Dice dice) {
        String link = LINKS.get(number % LINKS.size());
        int first = YOUNGEST + dice.below(Math.min(OLDEST, Streams.of(link).from() * DAY) - YOUNGEST);
        double rate = (dice.exponential(1) + dice.exponential(1)) / 2 / BETWEEN_PURCHASES;
        double gone = first - dice.exponential(dice.happens(PASSING) ? PASSES : STAYS);
        double usual = BASKET * dice.lognormal(0.4);
        List<Integer> hoursAgo = new ArrayList<>();
        List<String> amounts = new ArrayList<>();
        for (double ago = first; ago >= gone && ago > 1; ago -= DAY + dice.exponential(1 / rate)) {
            hoursAgo.add((int) ago);
            amounts.add(BigDecimal.valueOf(usual * dice.lognormal(0.55)).setScale(2, RoundingMode.HALF_EVEN).toPlainString());
        }
        return new Regular("shop-regular-" + number, link, hoursAgo, amounts);
    }
}
