package io.plumbline.campaign.api;

import java.io.Serializable;

/**
 * What a change of terms needs.
 *
 * @param secondPerson whether somebody other than the proposer has to approve
 * @param backTest     whether a back-test has to be run on a proposal first
 * @param standardAgreed (null is false) whether a copy of a campaign's standard terms for another partner needs no second person again: they were agreed by two, and whoever lets the
 *                     partner in is a further one
 */
public record TermsPolicy(boolean secondPerson, boolean backTest, Boolean standardAgreed) implements Serializable {

    public TermsPolicy {
        standardAgreed = Boolean.TRUE.equals(standardAgreed);
    }

    public TermsPolicy(boolean secondPerson, boolean backTest) {
        this(secondPerson, backTest, false);
    }
}
