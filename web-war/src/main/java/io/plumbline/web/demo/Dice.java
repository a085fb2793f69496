package io.plumbline.web.demo;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Chance that falls the same way for the same seed. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    Dice another() {
        return new Dice(random.nextLong());
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    int weighted(int... weights) {
        int left = random.nextInt(java.util.Arrays.stream(weights).sum());
        int place = 0;
        while (left >= weights[place]) {
            left -= weights[place++];
        }
        return place;
    }

    /** By key, because a map's own order differs from run to run. */
    String weighted(Map<String, Integer> choices) {
        List<String> keys = choices.keySet().stream().sorted().toList();
        return keys.get(weighted(keys.stream().mapToInt(choices::get).toArray()));
    }

    /** How often something happens that happens {@code mean} times on average (Knuth; means are below 200). */
    int poisson(double mean) {
        double limit = Math.exp(-mean);
        int count = -1;
        for (double product = 1; product > limit; product *= random.nextDouble()) {
            count++;
        }
        return Math.max(0, count);
    }

    double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    /** Spread around 1 with a long tail upwards, as baskets are. */
    double lognormal(double sigma) {
        double normal = Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
        return Math.exp(sigma * normal - sigma * sigma / 2);
    }

    String hex(int digits) {
        StringBuilder text = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }
}
