package io.plumbline.web.problem;

import java.io.IOException;

/** The body went past what its door takes. */
public final class BodyTooLarge extends IOException {

    public BodyTooLarge(long limit) {
        super("The body may have at most " + limit + " bytes here.");
    }
}
