/** The tracking edge: servlets without session, Faces or JAX-RS. A door translates, calls one boundary, and translates back. */
package io.plumbline.web.edge;
