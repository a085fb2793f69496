package io.plumbline.campaign.api;

import io.plumbline.shared.Check;
import java.io.Serializable;
import java.util.List;

/**
 * What a landing page says and asks.
 *
 * @param language    {@code en} or {@code de}: of the page's own words
 * @param text        paragraphs, separated by empty lines
 * @param pictureCode code of a banner or native creative of the same advertiser, or null
 * @param consent     what visitors agree to by a tick, or null when nothing is asked; kept word for word with the version
 * @param button      word on the button
 * @param thanks      headline afterwards
 * @param thanksText  below it
 * @param redirectUrl where visitors go afterwards instead, on one of the advertiser's domains; null for the page's own thanks
 * @param doubleOptIn whether a lead counts only when the address has been confirmed; needs a required field of kind e-mail
 */
public record LandingContent(String language, String headline, String text, String pictureCode, List<LandingField> fields, String consent, String button,
        String thanks, String thanksText, String redirectUrl, Boolean doubleOptIn) implements Serializable {

    public LandingContent {
        fields = Check.whole("fields", fields);
        doubleOptIn = Boolean.TRUE.equals(doubleOptIn);
    }
}
