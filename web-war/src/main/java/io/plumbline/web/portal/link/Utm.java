package io.plumbline.web.portal.link;

import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The UTM parameters of a destination: lower case and without blanks, because analytics tools count each spelling apart. */
public class Utm implements Serializable {

    private String source;
    private String medium;
    private String campaign;
    private String term;
    private String content;

    boolean isBlank() {
        return values().isEmpty();
    }

    /** The address with these parameters, each replacing one of its name; everything else of it stays as it was. */
    String addedTo(String url) {
        int hash = url.indexOf('#');
        String base = hash < 0 ? url : url.substring(0, hash);
        for (Map.Entry<String, String> one : values().entrySet()) {
            base = base.replaceAll("([?&])" + one.getKey() + "=[^&#]*&?", "$1").replaceAll("[?&]$", "");
        }
        StringBuilder out = new StringBuilder(base);
        values().forEach((name, value) -> out.append(out.indexOf("?") < 0 ? '?' : '&').append(name).append('=').append(value));
        return out + (hash < 0 ? "" : url.substring(hash));
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "utm_source", source);
        put(values, "utm_medium", medium);
        put(values, "utm_campaign", campaign);
        put(values, "utm_term", term);
        put(values, "utm_content", content);
        return values;
    }

    private static void put(Map<String, String> values, String name, String typed) {
        if (typed != null && !typed.isBlank()) {
            values.put(name, slug(typed));
        }
    }

    /** A macro stays as it is; it is filled in at the click. */
    static String slug(String typed) {
        String text = typed.strip();
        return text.matches("\\{+[A-Za-z0-9_.]+}+") ? text
                : URLEncoder.encode(text.toLowerCase(Locale.ROOT).replaceAll("\\s+", "-"), StandardCharsets.UTF_8);
    }

    public String getSource() {
        return source;
    }

    public void setSource(String source) {
        this.source = source;
    }

    public String getMedium() {
        return medium;
    }

    public void setMedium(String medium) {
        this.medium = medium;
    }

    public String getCampaign() {
        return campaign;
    }

    public void setCampaign(String campaign) {
        this.campaign = campaign;
    }

    public String getTerm() {
        return term;
    }

    public void setTerm(String term) {
        this.term = term;
    }

    public String getContent() {
        return content;
    }

    public void setContent(String content) {
        this.content = content;
    }
}
