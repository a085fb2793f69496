package io.plumbline.campaign.api;

/** Who pays. One installation, one legal entity. */
public interface Payers {

    /** With empty fields while nobody has filled them in. */
    Payer get();

    /** @param next its version is not looked at */
    Payer amend(Long expectedVersion, Payer next);
}
