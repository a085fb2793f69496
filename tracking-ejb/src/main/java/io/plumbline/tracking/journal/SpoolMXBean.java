package io.plumbline.tracking.journal;

/** The spool as an operator's tools and the health check see it: {@code io.plumbline:type=Spool}. */
public interface SpoolMXBean {

    /** Why nothing is taken in at the moment; empty while all is well. */
    String getBlocked();

    /** Why the database does not take what waits; empty while it does. */
    String getTrouble();

    long getWaiting();

    long getBytes();

    long getLimitBytes();

    long getLagMillis();

    int getDead();
}
