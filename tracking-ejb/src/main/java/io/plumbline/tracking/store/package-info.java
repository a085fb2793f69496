/** How this module reaches its own tables: plain SQL in the caller's transaction. */
package io.plumbline.tracking.store;
