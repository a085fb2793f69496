package io.plumbline.reporting.api;

/** Customers by the week or month in which they came, and what became of them. */
public interface Cohorts {

    /** @throws io.plumbline.shared.Invalid for a question that makes no sense, or one with too many cohorts */
    CohortAnswer query(CohortQuestion question);

    /** The same as one row a cohort and period; periods that have not begun have none. */
    Grid grid(CohortQuestion question);
}
