package io.plumbline.reporting.value;

/**
 * What the models need to know of a customer, in units of time since the first purchase.
 *
 * @param x       repeat purchases: days with a purchase after the first one
 * @param recency time of the last purchase; zero without a repeat
 * @param age     time of the end of the calibration
 */
record Buyer(int x, double recency, double age) {

    /** Nothing known yet but the first purchase. */
    static final Buyer NEW = new Buyer(0, 0, 0);
}
