package io.plumbline.tracking.api;

import io.plumbline.shared.Keyed;

/** On which ground a request was handled as it was: the row of the decision table. */
public enum ConsentBasis implements Keyed {
    /** The GDPR applies and nobody said that storing is allowed. */
    GDPR_NO_SIGNAL,
    TCF_GRANTED, TCF_NO_STORAGE, TCF_NO_MEASUREMENT, TCF_VENDOR_REFUSED,
    /** A string came and cannot be relied on: broken, truncated, outdated. Treated as no consent. */
    TCF_INVALID, GPP_INVALID,
    CONSENT_MODE_GRANTED, CONSENT_MODE_DENIED,
    /** {@code Sec-GPC: 1}, or an opt-out of sale, sharing or targeted advertising in a GPP or US privacy string. */
    GPC, OPT_OUT,
    /** A place or a signal outside of the GDPR, and no objection. */
    NO_OPT_OUT,
    /** Nothing says where the person is, and nothing was said. */
    UNKNOWN_REGION,
    /** A server reported on behalf of its own customer; there was no browser to ask. */
    SERVER
}
