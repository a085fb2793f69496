package io.plumbline.reporting.api;

import java.io.Serializable;
import java.util.List;

public interface SelfAudit {

    /** @param broken descriptions of what does not add up, at most 100; empty when {@code ok} */
    record Check(String name, String status, long checked, List<String> broken) implements Serializable {
    }

    /** Recounts the rollups from the events, re-adds the ledger, and looks for conversions that nothing explains. */
    List<Check> run();
}
