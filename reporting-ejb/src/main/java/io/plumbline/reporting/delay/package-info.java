/** Conversions that are still to come from clicks that have been. */
package io.plumbline.reporting.delay;
