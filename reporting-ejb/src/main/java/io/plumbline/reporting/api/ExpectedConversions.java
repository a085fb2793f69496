package io.plumbline.reporting.api;

/**
 * Completes recent days. Lags between click and conversion: product-limit estimate in reverse time, which is right for data in which a lag is only
 * seen if it is shorter than the click is old (Lynden-Bell 1971; Lagakos, Barraj, De Gruttola 1988). Rate of conversion and delay are taken apart
 * as Chapelle (2014) does: what is to come of a click is its channel's rate times the share of lags that are longer than the click is old.
 */
public interface ExpectedConversions {

    /** @throws io.plumbline.shared.Invalid for a question that makes no sense */
    ExpectedAnswer expect(ExpectedQuestion question);
}
