package io.plumbline.tracking.api;

import java.io.Serializable;

/**
 * How the spool of this node stands.
 *
 * @param queued     records that wait for the disk and are not acknowledged yet
 * @param waiting    records on disk that are not in the database yet
 * @param bytes      size of its files, of at most {@code limitBytes}
 * @param lagMillis  how long the oldest of those that wait has been waiting; 0 when none does
 * @param drained    records moved into the database since the start
 * @param dead       records that the database refused for good, kept in files of their own since the directory was made
 * @param damaged    places that were found damaged at the start and put aside
 * @param blocked    why nothing is taken in at the moment, or null
 * @param trouble    why the database does not take what waits, or null
 */
public record SpoolState(int queued, long waiting, long bytes, long limitBytes, int segments, long lagMillis, long drained, int dead, int damaged,
        String blocked, String trouble) implements Serializable {
}
