package io.plumbline.reporting.offender;

import io.plumbline.tracking.offender.CellarManager;
import io.plumbline.web.offender.Door;

/** Breaks on purpose: reaches behind tracking's api and knows a door. */
public class Attic {

    CellarManager reached;
    Door known;
}
