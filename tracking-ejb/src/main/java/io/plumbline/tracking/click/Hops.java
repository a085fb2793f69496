package io.plumbline.tracking.click;

import io.plumbline.tracking.api.Arrival;

/**
 * A destination or fallback may be another of our own links. How many of them a visitor has come through stands in the address,
 * so that two links that lead to each other end in the advertiser's home and not in the browser's error page.
 *
 * @param own  how addresses of our own links begin
 * @param done links passed so far
 */
record Hops(String own, int done) {

    static final String PARAMETER = "pl_hop";
    static final int MOST = 3;

    static Hops of(String own, Arrival arrival) {
        String said = arrival.params().first(PARAMETER);
        return new Hops(own, said == null ? 0 : said.matches("\\d") ? Integer.parseInt(said) : MOST);
    }

    boolean mayFollow(String template) {
        return done < MOST || !isOwn(template);
    }

    String counted(String address) {
        return isOwn(address) ? address + (address.indexOf('?') < 0 ? "?" : "&") + PARAMETER + "=" + (done + 1) : address;
    }

    private boolean isOwn(String address) {
        return address.regionMatches(true, 0, own, 0, own.length());
    }
}
