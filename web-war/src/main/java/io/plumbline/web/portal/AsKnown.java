package io.plumbline.web.portal;

import io.plumbline.web.faces.Range;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** The instant whose knowledge a page shows: {@code asOf} of the address, as the picker writes it or as RFC 3339 does. Malformed shows the present. */
@Named("asKnown")
@RequestScoped
public class AsKnown {

    /** Seconds are kept, so that what was frozen comes back; the picker may leave them out. */
    private static final DateTimeFormatter PICKER = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    @Inject
    private HttpServletRequest request;
    @Inject
    private Range range;

    /** Null for the present. */
    public Instant getInstant() {
        String text = request.getParameter("asOf");
        if (text == null || text.isBlank() || text.length() > 40) {
            return null;
        }
        try {
            return text.endsWith("Z") || text.length() > 19 ? OffsetDateTime.parse(text.replace(' ', '+')).toInstant()
                    : LocalDateTime.parse(text).atZone(range.getZone()).toInstant();
        } catch (DateTimeException malformed) {
            return null;
        }
    }

    public boolean isAsked() {
        return getInstant() != null;
    }

    /** What the address says, to hang on links; null for the present. */
    public String getText() {
        return isAsked() ? request.getParameter("asOf") : null;
    }

    public String getPicked() {
        return isAsked() ? LocalDateTime.ofInstant(getInstant(), range.getZone()).format(PICKER) : "";
    }
}
