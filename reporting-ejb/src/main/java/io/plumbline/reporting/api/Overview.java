package io.plumbline.reporting.api;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/** What needs attention, most urgent first. */
public interface Overview {

    /** @param severity {@code bad}, {@code warn} or {@code info}; code is stable, args fill the translated sentence; link is a portal path */
    record Finding(String severity, String code, List<String> args, String link) implements Serializable {
    }

    /** @param zone IANA name */
    List<Finding> findings(LocalDate today, String zone);

    /** Steps of setting up, in order, with whether each is done. */
    record Step(String code, boolean done, String link) implements Serializable {
    }

    List<Step> checklist();
}
