package io.plumbline.campaign.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The library of what is shown. Marketers fill it; approvers and finance decide, never about their own where terms need a second person
 * ({@link Proposals#policy}). Partners read what is live in campaigns that are open to them.
 */
public interface Creatives {

    /** Largest file in bytes; what pictures and pages may weigh is less, by their measures. */
    int LARGEST = 5 << 20;
    /** Versions of one creative. */
    int MOST_VERSIONS = 200;

    /** @param show {@code current} (also null), {@code waiting, expiring} within {@link #SOON_DAYS} days, or {@code archived} */
    record Asked(UUID advertiserId, UUID campaignId, CreativeKind kind, String show, String text) implements Serializable {
    }

    int SOON_DAYS = 7;

    /** @param limit bytes that an advertiser may keep */
    record Storage(UUID advertiserId, long bytes, long limit, long files) implements Serializable {
    }

    Creative add(CreativeDraft draft);

    /** Advertiser and kind cannot change. @throws io.plumbline.shared.Invalid code {@code fallback-loop, fallback-unfit} */
    Creative amend(UUID id, Long expectedVersion, CreativeDraft draft);

    Creative get(UUID id);

    Page<Creative> list(Asked asked, PageRequest page);

    /** The one with this code that campaigns of this one's advertiser may show, live or not; for a partner only what is live in a campaign that is open to it. */
    Optional<Creative> byCode(UUID campaignId, String code);

    /** Latest first. Staff. */
    List<CreativeVersion> versions(UUID id);

    /**
     * Makes a new version, a draft.
     *
     * @throws io.plumbline.shared.Invalid  code {@code file-type-unknown, file-type-active, file-type-unfit, file-type-lies, file-corrupt, file-too-heavy,
     *                                      file-too-large, bundle-…, required}
     * @throws io.plumbline.shared.Conflict code {@code library-full, too-many-versions}
     */
    Creative put(UUID id, CreativeUpload upload);

    /** Goes live at once where no second person is asked for. */
    Creative propose(UUID id, int number);

    /**
     * Shown from now on, in the place of what was.
     *
     * @throws io.plumbline.shared.Conflict code {@code version-decided} for the second of two, {@code own-version}
     */
    Creative approve(UUID id, int number, String reason);

    /** @param reason told to who made it */
    Creative refuse(UUID id, int number, String reason);

    /** Takes away a version that was never approved, and its file unless another shows it. */
    Creative discard(UUID id, int number);

    /** Staff. @throws io.plumbline.shared.NotFound code {@code file-not-found} when the version has no file */
    byte[] content(UUID id, int number);

    Storage storage(UUID advertiserId);
}
