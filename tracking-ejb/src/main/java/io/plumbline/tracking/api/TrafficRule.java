package io.plumbline.tracking.api;

import io.plumbline.shared.Keyed;

/**
 * A rule for invalid traffic. Its key is the reason code that events carry; rules are tried in this order and the first that
 * makes an event invalid is its reason. All that hit are kept with the event.
 */
public enum TrafficRule implements Keyed {
    /** No user agent at all. A back end that reports clicks with {@code format=json} need not have one. */
    NO_USER_AGENT(Response.INVALID),
    /** A user agent no program sends: an unfilled macro, no letter in it, markup, over 1,024 characters. */
    ABSURD_USER_AGENT(Response.INVALID),
    /** Fetched or rendered ahead of time; counts when the landing page confirms the visit. */
    PREFETCH(Response.INVALID),
    /** The user agent is on the list of crawlers. */
    DECLARED_CRAWLER(Response.INVALID),
    /** A chat or mail program that looks at a link before its reader does. */
    LINK_PREVIEW(Response.INVALID),
    /** An HTTP library; servers of advertisers and partners report clicks with these. */
    HTTP_LIBRARY(Response.SUSPECT),
    /** The referrer is a mail scanner or a link checker; readers come through some of them too. */
    LINK_SCANNER(Response.SUSPECT),
    /** The address belongs to a data centre. */
    DATA_CENTRE(Response.INVALID),
    /** The address is on the advertiser's own list. */
    BLOCKED_ADDRESS(Response.INVALID),
    /** The address is one of the advertiser's own offices. */
    INTERNAL(Response.INVALID),
    /** The user agent is on the advertiser's own list. */
    BLOCKED_USER_AGENT(Response.INVALID),
    /** The sub-id is one of those the advertiser does not pay for. */
    BLOCKED_SUB_ID(Response.INVALID),
    /** A link that people cannot see. */
    HONEYPOT(Response.INVALID),
    /** Too many clicks of one address and user agent on one link. */
    RATE_VISITOR(Response.INVALID),
    /** Too many clicks of one address; carriers put thousands of people behind one. */
    RATE_ADDRESS(Response.SUSPECT),
    /** Too many clicks with one user agent; millions share one. */
    RATE_USER_AGENT(Response.OFF),
    /** Too many clicks on one link. */
    RATE_LINK(Response.OFF),
    /** Clicks of one address and user agent on one link come to a beat. */
    REGULAR_GAPS(Response.SUSPECT),
    /** An ad platform's click id, or the partner's, that another visitor came with before. */
    REPLAYED_CLICK_ID(Response.SUSPECT),
    /** No language the browser asks for is spoken where the address is. Never more than a suspicion. */
    LANGUAGE_MISMATCH(Response.SUSPECT),
    /** The browser's clock, which the tag tells on the landing page, shows an hour that no clock shows where the address is. Never more than a suspicion. */
    TIMEZONE_MISMATCH(Response.SUSPECT),
    /** Less time between touch and conversion than the goal allows. */
    TOO_FAST(Response.SUSPECT),
    /** More time between touch and conversion than the goal allows. */
    TOO_SLOW(Response.SUSPECT),
    /** More conversions of one goal behind one click than allowed. */
    CLICK_REUSED(Response.SUSPECT);

    /** What a rule that hits does. */
    public enum Response implements Keyed {
        /** Not counted, not paid, kept. */
        INVALID,
        /** Counted and paid, and marked. */
        SUSPECT,
        OFF
    }

    private final Response usual;
    private final String key;

    TrafficRule(Response usual) {
        this.usual = usual;
        this.key = Keyed.super.key();
    }

    /** Asked for by every click, for every rule. */
    @Override
    public String key() {
        return key;
    }

    public Response usual() {
        return usual;
    }

    /** Guesses about where somebody is are too weak to take a partner's money for. */
    public boolean mayOnlySuspect() {
        return this == LANGUAGE_MISMATCH || this == TIMEZONE_MISMATCH;
    }

    public boolean isAboutConversions() {
        return ordinal() >= TOO_FAST.ordinal();
    }

    public boolean isRate() {
        return name().startsWith("RATE_");
    }
}
