package io.plumbline.web.api.conversion;

import io.plumbline.reporting.api.ConversionCredit;
import io.plumbline.tracking.api.Trace;
import java.util.List;
import java.util.UUID;

/** @param credit of every touch under every model; null for a partner */
public record ConversionTrace(UUID subjectId, String subjectType, List<Trace.Step> steps, ConversionCredit credit) {
}
