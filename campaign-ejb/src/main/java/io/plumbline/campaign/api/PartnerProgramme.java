package io.plumbline.campaign.api;

import java.util.Optional;

/** The partner programme of this installation. What it says of itself is public. */
public interface PartnerProgramme {

    /** Asks no role: the sign-up page shows it. */
    Programme get();

    /** Marketers. @param expectedVersion version the caller saw, or null not to check */
    Programme amend(Long expectedVersion, Programme.Draft draft);

    /** Asks no role. */
    Optional<Programme.Logo> logo();

    /** Marketers. PNG, JPEG or WebP of at most 200 kB, told by its first bytes; null takes the logo away. */
    void showLogo(byte[] picture);
}
