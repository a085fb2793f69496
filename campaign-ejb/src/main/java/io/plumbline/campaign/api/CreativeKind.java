package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;

public enum CreativeKind implements Keyed {
    /** A picture. */
    BANNER,
    /** Words alone. */
    TEXT,
    /** A zip of a page with its parts, shown in a frame that can do nothing but show itself. */
    HTML5,
    /** A file, or an address of one. */
    VIDEO,
    /** Words for a mailing; {@code {link}} stands for the partner's link. */
    EMAIL,
    /** A picture with words, in the look of the page it stands on. */
    NATIVE
}
