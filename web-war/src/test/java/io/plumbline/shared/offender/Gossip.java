package io.plumbline.shared.offender;

import io.plumbline.reporting.offender.Attic;

/** Breaks on purpose: shared that knows a room, and behind its api at that. */
public class Gossip {

    Attic known;
}
