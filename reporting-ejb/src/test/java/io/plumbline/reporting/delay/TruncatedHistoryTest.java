package io.plumbline.reporting.delay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A history is invented, cut off, and completed; then it is looked up what really came. */
class TruncatedHistoryTest {

    private static final long SEED = 2014;
    private static final long DAY = 86_400;
    private static final long WINDOW = 30 * DAY;
    private static final int DAYS = 86;
    private static final String[] CHANNELS = {"search", "social", "email"};
    private static final double[] RATES = {0.04, 0.02, 0.07};
    private static final double[] MEAN_DAYS = {2, 6, 1};

    private record Click(int channel, long at, long lag) {
    }

    @Test
    void what_is_expected_comes_and_the_interval_holds_it_as_often_as_it_says() {
        Random dice = new Random(SEED);
        long cells = 0;
        long held = 0;
        double expected = 0;
        double came = 0;
        double soFarSum = 0;
        for (int world = 0; world < 60; world++) {
            List<Click> clicks = imagine(dice);
            long now = DAYS * DAY + dice.nextInt((int) DAY);
            Expectation expectation = Expectation.from(evidence(clicks, now));
            for (int day = DAYS - 6; day <= DAYS; day++) {
                long from = day * DAY;
                List<Click> ofDay = clicks.stream().filter(c -> c.at() >= from && c.at() < from + DAY && c.at() < now).toList();
                long soFar = ofDay.stream().filter(c -> c.lag() >= 0 && c.at() + c.lag() < now).count();
                long last = ofDay.stream().filter(c -> c.lag() >= 0).count();
                ToCome toCome = ToCome.NOTHING;
                for (String channel : CHANNELS) {
                    toCome = toCome.plus(expectation.toCome(channel, from, from + DAY));
                }
                cells++;
                held += last >= soFar + toCome.quantile(0.05) && last <= soFar + toCome.quantile(0.95) ? 1 : 0;
                expected += soFar + toCome.mean();
                soFarSum += soFar;
                came += last;
            }
        }
        assertThat(soFarSum / came).as("seed " + SEED + ": what is missing is worth the trouble").isLessThan(0.85);
        assertThat(expected / came).as("seed " + SEED).isCloseTo(1, within(0.02));
        assertThat((double) held / cells).as("seed " + SEED + ", of " + cells).isBetween(0.87, 0.96);
    }

    @Test
    void lags_of_young_clicks_do_not_make_the_curve_too_quick() {
        Random dice = new Random(SEED);
        List<LagCurve.Lag> lags = new ArrayList<>();
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            // Most clicks are young, as in a campaign that grows.
            long age = (long) (45 * DAY * Math.pow(dice.nextDouble(), 2));
            long lag = lag(dice, 5);
            all.add(lag);
            if (lag <= age) {
                lags.add(new LagCurve.Lag(lag, age));
            }
        }
        LagCurve curve = LagCurve.of(lags);
        for (int day : new int[] {1, 3, 7, 14, 21}) {
            double truth = all.stream().filter(lag -> lag <= day * DAY).count() / (double) all.size();
            double naive = lags.stream().filter(lag -> lag.seconds() <= day * DAY).count() / (double) lags.size();
            assertThat(curve.share(day * DAY)).as("seed " + SEED + ", day " + day).isCloseTo(truth, within(0.02));
            assertThat(naive - truth).isGreaterThan(curve.share(day * DAY) - truth);
        }
        assertThat(curve.share(WINDOW)).isEqualTo(1);
    }

    @Test
    void the_curve_is_the_product_of_the_published_formula() {
        Random dice = new Random(SEED);
        List<LagCurve.Lag> lags = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            long lag = dice.nextInt(40);
            lags.add(new LagCurve.Lag(lag, lag + dice.nextInt(60)));
        }
        LagCurve curve = LagCurve.of(lags);
        for (int x = 0; x <= 41; x++) {
            double product = 1;
            for (int u = 40; u > x; u--) {
                int at = u;
                long died = lags.stream().filter(lag -> lag.seconds() == at).count();
                long risk = lags.stream().filter(lag -> lag.seconds() <= at && at <= lag.age()).count();
                product *= died == 0 ? 1 : 1 - (double) died / risk;
            }
            double share = lags.stream().noneMatch(lag -> lag.seconds() <= 0) && x == 0 ? 0 : product;
            assertThat(curve.share(x)).as("seed " + SEED + ", lag " + x).isCloseTo(share, within(1e-12));
        }
    }

    @Test
    void a_channel_with_few_conversions_borrows_the_lags_of_all_and_nothing_is_expected_from_too_little() {
        List<Click> clicks = imagine(new Random(SEED));
        Evidence evidence = evidence(clicks, DAYS * DAY);
        evidence.clicked("radio", (DAYS - 1) * DAY, 50);
        evidence.converted("radio", new Evidence.Conversion(null, (DAYS - 1) * DAY, 60, null));

        Expectation expectation = Expectation.from(evidence);
        assertThat(expectation.forecasts().get("radio").pooled()).isTrue();
        assertThat(expectation.forecasts().get("search").pooled()).isFalse();
        assertThat(Expectation.from(evidence(clicks, 20 * DAY))).isNull();
    }

    @Test
    void quantiles_of_what_is_to_come_are_those_of_the_distributions() {
        assertThat(new ToCome(3, 3).quantile(0.05)).as("Poisson 3").isEqualTo(1);
        assertThat(new ToCome(3, 3).quantile(0.95)).isEqualTo(6);
        assertThat(new ToCome(4, 12).quantile(0.5)).as("negative binomial, size 2, mean 4").isEqualTo(3);
        assertThat(new ToCome(4, 12).quantile(0.9)).isEqualTo(9);
        assertThat(new ToCome(1000, 1000).quantile(0.975)).as("normal").isEqualTo(1062);
        assertThat(ToCome.NOTHING.quantile(0.95)).isZero();
    }

    private static Evidence evidence(List<Click> clicks, long now) {
        Evidence evidence = new Evidence(now, WINDOW);
        for (Click click : clicks) {
            if (click.at() < now) {
                evidence.clicked(CHANNELS[click.channel()], Math.floorDiv(click.at(), Clicks.HOUR) * Clicks.HOUR, 1);
                if (click.lag() >= 0) {
                    evidence.converted(CHANNELS[click.channel()], new Evidence.Conversion(null, click.at(), click.lag(), null));
                }
            }
        }
        return evidence;
    }

    /** Days with more and fewer clicks, more by day than by night; a lag of -1 is no conversion. */
    private static List<Click> imagine(Random dice) {
        List<Click> clicks = new ArrayList<>();
        for (int day = 0; day <= DAYS; day++) {
            double busy = 0.6 + 0.8 * dice.nextDouble();
            for (int channel = 0; channel < 3; channel++) {
                for (int i = 0; i < 300 * busy; i++) {
                    long at = day * DAY + (long) (DAY * (dice.nextDouble() + dice.nextDouble()) / 2);
                    clicks.add(new Click(channel, at, dice.nextDouble() < RATES[channel] ? lag(dice, MEAN_DAYS[channel]) : -1));
                }
            }
        }
        return clicks;
    }

    /** A third at once, the others exponentially later, none behind the window. */
    private static long lag(Random dice, double meanDays) {
        long lag = dice.nextInt(3) == 0 ? dice.nextInt(3600) : (long) (-Math.log(1 - dice.nextDouble()) * meanDays * DAY);
        return lag <= WINDOW ? lag : lag(dice, meanDays);
    }
}
