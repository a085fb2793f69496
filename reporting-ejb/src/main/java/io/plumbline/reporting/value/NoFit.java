package io.plumbline.reporting.value;

import io.plumbline.shared.Refusal;

/** The data cannot carry the model. A finding, which is kept with the run. */
final class NoFit extends Refusal {

    private static final long serialVersionUID = 1;

    NoFit(String code, String detail) {
        super(code, detail);
    }
}
