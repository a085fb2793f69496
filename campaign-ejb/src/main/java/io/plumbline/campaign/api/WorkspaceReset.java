package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;

/** Fired in the transaction that empties a demo workspace: each room deletes the rows of its own tables. */
public record WorkspaceReset(Instant at) implements Serializable {
}
