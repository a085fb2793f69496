package io.plumbline.reporting.api;

import io.plumbline.shared.Keyed;

/** What a comparison says by evidence that holds however often one looks. Same: any difference is too small to matter. Open: nothing yet. */
public enum ComparisonState implements Keyed {
    BETTER, WORSE, SAME, OPEN
}
