package io.plumbline.shared;

import java.io.Serializable;
import java.util.List;

/**
 * A piece of a list.
 *
 * @param next opaque cursor of the following piece, or null at the end
 */
public record Page<T>(List<T> items, String next) implements Serializable {
}
