package io.plumbline.web.portal.creative;

import io.plumbline.campaign.api.CreativeWords;
import java.io.Serializable;

/** Words of a version while they are being typed. */
public class WordsRow implements Serializable {

    private String alt;
    private String headline;
    private String text;
    private String callToAction;
    private String sponsor;
    private String videoUrl;

    WordsRow(CreativeWords words) {
        alt = words.alt();
        headline = words.headline();
        text = words.text();
        callToAction = words.callToAction();
        sponsor = words.sponsor();
        videoUrl = words.videoUrl();
    }

    CreativeWords words() {
        return new CreativeWords(alt, headline, text, callToAction, sponsor, videoUrl);
    }

    public String getAlt() {
        return alt;
    }

    public void setAlt(String alt) {
        this.alt = alt;
    }

    public String getHeadline() {
        return headline;
    }

    public void setHeadline(String headline) {
        this.headline = headline;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public String getCallToAction() {
        return callToAction;
    }

    public void setCallToAction(String callToAction) {
        this.callToAction = callToAction;
    }

    public String getSponsor() {
        return sponsor;
    }

    public void setSponsor(String sponsor) {
        this.sponsor = sponsor;
    }

    public String getVideoUrl() {
        return videoUrl;
    }

    public void setVideoUrl(String videoUrl) {
        this.videoUrl = videoUrl;
    }
}
