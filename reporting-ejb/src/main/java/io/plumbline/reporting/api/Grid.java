package io.plumbline.reporting.api;

import java.io.Serializable;
import java.util.List;

/** A table for a file. @param rows cells are text, numbers or null */
public record Grid(List<String> header, List<List<Object>> rows) implements Serializable {
}
