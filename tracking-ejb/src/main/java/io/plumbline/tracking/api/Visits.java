package io.plumbline.tracking.api;

public interface Visits {

    /** Keeps a touch for journeys when the visitor arrives from outside; page views inside a visit add none. */
    void see(Visit visit);
}
