/** What customers are worth: how often they come back, for how long, and what they spend. */
package io.plumbline.reporting.value;
