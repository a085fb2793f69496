/** What customers did, for every question about them: cohorts, value, delays. */
package io.plumbline.reporting.customer;
