package io.plumbline.campaign.api;

import io.plumbline.shared.Check;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * @param goal          key of the goal that decides
 * @param measure       null for conversion rate
 * @param alpha         null for 0.05
 * @param minimumEffect smallest effect worth knowing, as a share of the baseline; null for 0.1
 * @param minimumDays   no verdict before so many days, 1 to 365; null for 7
 * @param variants      2 to 10; the first is the baseline
 */
public record ExperimentDraft(UUID linkId, String name, String hypothesis, String goal, ExperimentMeasure measure, BigDecimal alpha, BigDecimal minimumEffect,
        Integer minimumDays, List<ExperimentArm> variants) implements Serializable {

    public ExperimentDraft {
        variants = Check.whole("variants", variants);
    }
}
