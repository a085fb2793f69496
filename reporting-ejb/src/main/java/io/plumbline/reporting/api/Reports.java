package io.plumbline.reporting.api;

import java.util.List;

/** Questions about figures. The portal's grid, REST and exports all ask here. */
public interface Reports {

    /** Every metric there is: every ratio is a sum over a sum, never an average of ratios. */
    List<Metric> metrics();

    /** Keys of all dimensions. */
    List<String> dimensions();

    /** @throws io.plumbline.shared.Invalid for unknown names, a range over ten years, or an answer of more than 200,000 rows */
    Answer answer(Question question);
}
