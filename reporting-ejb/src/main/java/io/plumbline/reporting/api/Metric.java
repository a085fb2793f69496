package io.plumbline.reporting.api;

import java.io.Serializable;

/**
 * @param unit   {@code count, money, percent, ratio}
 * @param better {@code up} or {@code down}
 * @param group  for choosers: {@code volume, money, efficiency}
 */
public record Metric(String key, String name, String formula, String unit, String better, String group) implements Serializable {
}
