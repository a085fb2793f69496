package io.plumbline.campaign.ledger;

/**
 * What an event changes, in minor units; either may be negative.
 *
 * @param accrued change of what the advertiser has earned somebody in all
 * @param payable change of the approved part of it
 */
record Movement(long accrued, long payable) {
}
