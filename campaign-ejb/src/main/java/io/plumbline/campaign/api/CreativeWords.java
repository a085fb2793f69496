package io.plumbline.campaign.api;

import java.io.Serializable;

/**
 * What a creative says. Which of it a kind needs, {@link Creatives#put} says.
 *
 * @param alt          what a picture shows, for who does not see it
 * @param headline     of a text or native ad; the subject of a mailing
 * @param text         body; line breaks are kept
 * @param callToAction word on the button
 * @param sponsor      on whose behalf a native ad speaks
 * @param videoUrl     https address of a video elsewhere
 */
public record CreativeWords(String alt, String headline, String text, String callToAction, String sponsor, String videoUrl) implements Serializable {

    public static final CreativeWords NONE = new CreativeWords(null, null, null, null, null, null);
}
