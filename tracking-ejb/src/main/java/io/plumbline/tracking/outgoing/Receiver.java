package io.plumbline.tracking.outgoing;

/**
 * Who is told, by the numbers that consent strings know.
 *
 * @param vendor   in the Global Vendor List, or null
 * @param provider among Google's ad technology providers, or null
 */
record Receiver(Integer vendor, Integer provider) {

    static final Receiver UNNAMED = new Receiver(null, null);
    static final int MOST = 1_000_000;
}
