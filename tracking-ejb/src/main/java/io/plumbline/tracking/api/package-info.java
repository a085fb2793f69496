/** What happened, and what may be asked about it. */
package io.plumbline.tracking.api;
