package io.plumbline.tracking.offender;

import io.plumbline.campaign.offender.Cellar;
import io.plumbline.reporting.api.Metric;

/** Breaks on purpose: reaches behind campaign's api, knows reporting, and is a Manager. */
public class CellarManager {

    Cellar reached;
    Metric known;
}
