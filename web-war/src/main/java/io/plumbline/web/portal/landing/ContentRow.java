package io.plumbline.web.portal.landing;

import io.plumbline.campaign.api.LandingContent;
import io.plumbline.campaign.api.LandingField;
import io.plumbline.campaign.api.LandingField.Kind;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** What a landing page says while it is being written. */
public class ContentRow implements Serializable {

    private String language = "en";
    private String headline;
    private String text;
    private String pictureCode;
    private final List<FieldRow> fields = new ArrayList<>();
    private String consent;
    private String button;
    private String thanks;
    private String thanksText;
    private String redirectUrl;
    private boolean doubleOptIn;

    /** A form that asks who is there. */
    static ContentRow begun(String label) {
        ContentRow row = new ContentRow();
        row.fields.add(FieldRow.of(new LandingField("email", label, Kind.EMAIL, true, List.of(), null)));
        return row;
    }

    static ContentRow of(LandingContent content) {
        ContentRow row = new ContentRow();
        row.language = content.language();
        row.headline = content.headline();
        row.text = content.text();
        row.pictureCode = content.pictureCode();
        content.fields().forEach(field -> row.fields.add(FieldRow.of(field)));
        row.consent = content.consent();
        row.button = content.button();
        row.thanks = content.thanks();
        row.thanksText = content.thanksText();
        row.redirectUrl = content.redirectUrl();
        row.doubleOptIn = content.doubleOptIn();
        return row;
    }

    LandingContent content() {
        return new LandingContent(language, headline, text, pictureCode, fields.stream().map(FieldRow::field).toList(), consent, button, thanks, thanksText, redirectUrl, doubleOptIn);
    }

    public List<FieldRow> getFields() {
        return fields;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
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

    public String getPictureCode() {
        return pictureCode;
    }

    public void setPictureCode(String pictureCode) {
        this.pictureCode = pictureCode;
    }

    public String getConsent() {
        return consent;
    }

    public void setConsent(String consent) {
        this.consent = consent;
    }

    public String getButton() {
        return button;
    }

    public void setButton(String button) {
        this.button = button;
    }

    public String getThanks() {
        return thanks;
    }

    public void setThanks(String thanks) {
        this.thanks = thanks;
    }

    public String getThanksText() {
        return thanksText;
    }

    public void setThanksText(String thanksText) {
        this.thanksText = thanksText;
    }

    public String getRedirectUrl() {
        return redirectUrl;
    }

    public void setRedirectUrl(String redirectUrl) {
        this.redirectUrl = redirectUrl;
    }

    public boolean isDoubleOptIn() {
        return doubleOptIn;
    }

    public void setDoubleOptIn(boolean doubleOptIn) {
        this.doubleOptIn = doubleOptIn;
    }
}
