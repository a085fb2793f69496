package io.plumbline.tracking.api;

import io.plumbline.shared.Keyed;

/** How a lead, or a stage of it, came to us. */
public enum LeadSource implements Keyed {
    /** A form on a page of ours. */
    FORM,
    /** Handed in by a partner. */
    PARTNER,
    /** A back end of the advertiser. */
    API,
    /** A message of a CRM or an ad platform. */
    WEBHOOK,
    /** A file. */
    FILE,
    /** Somebody of staff. */
    STAFF
}
