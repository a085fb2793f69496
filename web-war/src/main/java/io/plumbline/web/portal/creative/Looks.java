package io.plumbline.web.portal.creative;

import io.plumbline.campaign.api.CreativeState;
import io.plumbline.campaign.api.CreativeVersion;
import io.plumbline.campaign.api.MediaFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How pages of creatives write what they show. */
@Named("looks")
@ApplicationScoped
public class Looks {

    private static final int KILO = 1024;

    /** Tone of a state, as {@code pl:status} has them. */
    public String tone(CreativeState state) {
        return switch (state) {
            case LIVE -> "active";
            case WAITING, SCHEDULED -> "pending";
            case REFUSED, EXPIRED -> "rejected";
            case ARCHIVED -> "ended";
            case DRAFT -> "draft";
        };
    }

    public String versionTone(String state) {
        return switch (state) {
            case "approved" -> "active";
            case "proposed" -> "pending";
            case "refused" -> "rejected";
            case "replaced" -> "ended";
            default -> "draft";
        };
    }

    /** 300 × 250 · Medium rectangle · 41 kB */
    public String facts(MediaFile file) {
        if (file == null) {
            return "";
        }
        List<String> facts = new ArrayList<>();
        if (file.width() != null) {
            facts.add(file.width() + " × " + file.height());
        }
        if (file.size() != null) {
            facts.add(LibraryWords.of("size." + file.size()));
        }
        if (file.seconds() != null) {
            facts.add(file.seconds() + " s");
        }
        facts.add(file.type().substring(file.type().indexOf('/') + 1).toUpperCase(Locale.ROOT));
        facts.add((file.bytes() + KILO - 1) / KILO + " kB");
        return String.join(" · ", facts);
    }

    public boolean isPicture(CreativeVersion version) {
        return version != null && version.file() != null && version.file().type().startsWith("image/");
    }

    public boolean isVideo(CreativeVersion version) {
        return version != null && version.file() != null && version.file().type().startsWith("video/");
    }

    public boolean isPage(CreativeVersion version) {
        return version != null && version.file() != null && version.file().type().equals("application/zip");
    }
}
