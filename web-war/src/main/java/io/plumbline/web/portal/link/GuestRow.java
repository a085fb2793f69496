package io.plumbline.web.portal.link;

import io.plumbline.campaign.api.Destination;
import io.plumbline.tracking.api.Guest;
import io.plumbline.tracking.api.Routes;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A visitor somebody imagines while editing a link, and where the link would send them. */
public class GuestRow implements Serializable {

    private String country;
    private String region;
    private String device = "desktop";
    private String os;
    private String browser;
    private String language;
    private String visitor = "new";
    private String referrer;
    private String params;
    private String ip;
    private String at;
    private Routes.Answer answer;

    void ask(Routes routes, List<Destination> destinations, ZoneId here) {
        answer = routes.tryOut(destinations, new Guest(text(country), text(region), text(device), text(os), text(browser), text(language),
                visitor == null || visitor.isEmpty() ? null : visitor.equals("returning"), text(referrer), parameters(), text(ip), "portal", time(here)));
    }

    private LocalDateTime local() {
        try {
            return at == null || at.isBlank() ? null : LocalDateTime.parse(at.strip());
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    private Instant time(ZoneId here) {
        LocalDateTime local = local();
        return local == null ? null : local.atZone(here).toInstant();
    }

    /** As in an address: {@code utm_source=mail&sub1=a}. */
    private Map<String, String> parameters() {
        Map<String, String> map = new LinkedHashMap<>();
        for (String pair : params == null ? new String[0] : params.strip().split("[&\\s]+")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                map.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return map;
    }

    private static String text(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    public Routes.Answer getAnswer() {
        return answer;
    }

    public String getCountry() {
        return country;
    }

    public void setCountry(String country) {
        this.country = country;
    }

    public String getRegion() {
        return region;
    }

    public void setRegion(String region) {
        this.region = region;
    }

    public String getDevice() {
        return device;
    }

    public void setDevice(String device) {
        this.device = device;
    }

    public String getOs() {
        return os;
    }

    public void setOs(String os) {
        this.os = os;
    }

    public String getBrowser() {
        return browser;
    }

    public void setBrowser(String browser) {
        this.browser = browser;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public String getVisitor() {
        return visitor;
    }

    public void setVisitor(String visitor) {
        this.visitor = visitor;
    }

    public String getReferrer() {
        return referrer;
    }

    public void setReferrer(String referrer) {
        this.referrer = referrer;
    }

    public String getParams() {
        return params;
    }

    public void setParams(String params) {
        this.params = params;
    }

    public String getIp() {
        return ip;
    }

    public void setIp(String ip) {
        this.ip = ip;
    }

    public String getAt() {
        return at;
    }

    public void setAt(String at) {
        this.at = at;
    }
}
