/** What was known at an instant of persons and conversions, and what has become known since. */
package io.plumbline.reporting.known;
