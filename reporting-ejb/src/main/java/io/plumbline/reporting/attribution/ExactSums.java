package io.plumbline.reporting.attribution;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/** Sums of products of whole numbers, one for each index, in 128 bits: exact, and equal in whatever order they are added. */
final class ExactSums {

    private final int scale;
    private long[] high = new long[64];
    private long[] low = new long[64];

    /** @param scale decimals that the summed whole numbers stand for */
    ExactSums(int scale) {
        this.scale = scale;
    }

    void add(int index, long a, long b) {
        if (index >= high.length) {
            int size = Math.max(index + 1, high.length * 2);
            high = Arrays.copyOf(high, size);
            low = Arrays.copyOf(low, size);
        }
        long product = a * b;
        long sum = low[index] + product;
        high[index] += Math.multiplyHigh(a, b) + (Long.compareUnsigned(sum, product) < 0 ? 1 : 0);
        low[index] = sum;
    }

    BigDecimal get(int index) {
        if (index >= high.length) {
            return BigDecimal.ZERO;
        }
        BigInteger whole = BigInteger.valueOf(high[index]).shiftLeft(Long.SIZE).add(unsigned(low[index]));
        return new BigDecimal(whole, scale);
    }

    private static BigInteger unsigned(long bits) {
        BigInteger value = BigInteger.valueOf(bits);
        return bits < 0 ? value.add(BigInteger.ONE.shiftLeft(Long.SIZE)) : value;
    }
}
