package io.plumbline.campaign.api;

import java.io.Serializable;

/**
 * What a change of terms needs.
 *
 * @param secondPerson whether somebody other than the proposer has to approve
 * @param backTest     whether a back-test has to be run on a proposal first
 */
public record TermsPolicy(boolean secondPerson, boolean backTest) implements Serializable {
}
