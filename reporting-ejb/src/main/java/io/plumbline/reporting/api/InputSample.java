package io.plumbline.reporting.api;

import java.io.Serializable;

/**
 * What figures are made of.
 *
 * @param conversions of everybody, known by name or not; value of them, decimal
 * @param touches     that were looked at; clicks where clicks are counted
 * @param cost        decimal, null where no cost is told
 */
public record InputSample(long conversions, String value, long touches, String cost) implements Serializable {
}
