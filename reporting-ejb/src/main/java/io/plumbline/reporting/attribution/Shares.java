package io.plumbline.reporting.attribution;

import java.math.BigInteger;

/** Whole shares of a whole by largest remainder, ties to the earlier: what {@code Money.split} does, for weights that are whole numbers. */
final class Shares {

    private Shares() {
    }

    /** @param weights not negative, at least one positive */
    static long[] of(long total, long[] weights) {
        BigInteger sum = BigInteger.ZERO;
        for (long weight : weights) {
            sum = sum.add(BigInteger.valueOf(weight));
        }
        long[] shares = new long[weights.length];
        BigInteger[] remainders = new BigInteger[weights.length];
        long left = Math.abs(total);
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] parts = BigInteger.valueOf(Math.abs(total)).multiply(BigInteger.valueOf(weights[i])).divideAndRemainder(sum);
            shares[i] = parts[0].longValueExact();
            remainders[i] = parts[1];
            left -= shares[i];
        }
        for (; left > 0; left--) {
            int most = 0;
            for (int i = 1; i < remainders.length; i++) {
                most = remainders[i].compareTo(remainders[most]) > 0 ? i : most;
            }
            shares[most]++;
            remainders[most] = BigInteger.ONE.negate();
        }
        for (int i = 0; total < 0 && i < shares.length; i++) {
            shares[i] = -shares[i];
        }
        return shares;
    }
}
