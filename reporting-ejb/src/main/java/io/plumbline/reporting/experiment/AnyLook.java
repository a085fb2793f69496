package io.plumbline.reporting.experiment;

import java.util.List;

/** What a comparison says however often and whenever one looks. */
interface AnyLook {

    /** Whether the variant is above the baseline as far as seen. */
    boolean isAbove();

    double pValue();

    /** Of the difference; it leaves zero out exactly when the p-value is at most alpha. */
    List<Double> interval(double alpha);

    /** Of the relative lift; null where it cannot be given without taking the baseline for known. */
    List<Double> lift(double alpha);

    /** @param share of the baseline within which a difference does not matter */
    boolean isWithin(double share, double alpha);
}
