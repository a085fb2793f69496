package io.plumbline.reporting.api;

import java.io.Serializable;
import java.util.List;

/** Shares of experiments without any difference in which a difference had been declared by a look. */
public record PeekAnswer(List<Look> looks, int runs, double alpha, long seed) implements Serializable {

    /**
     * @param oneLook      declared at this very look by the p-value of a single look
     * @param everPValue   declared at this or an earlier look by that p-value
     * @param everAnytime  by the anytime p-value
     * @param everVerdict  by the verdict, which also asks for a least amount of data
     */
    public record Look(int units, double oneLook, double everPValue, double everAnytime, double everVerdict) implements Serializable {
    }
}
