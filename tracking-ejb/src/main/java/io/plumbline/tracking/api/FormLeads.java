package io.plumbline.tracking.api;

import java.time.Instant;
import java.util.UUID;

/** What came of the forms on our own pages. Staff. */
public interface FormLeads {

    /**
     * Leads that came by a form in a time, need no confirmation or have it, and are neither spam nor somebody who was known.
     *
     * @param form     name of the form, as {@link LeadSubmission.Origin#form} has it
     * @param from, to half-open
     */
    long confirmed(UUID advertiserId, String form, Instant from, Instant to);
}
