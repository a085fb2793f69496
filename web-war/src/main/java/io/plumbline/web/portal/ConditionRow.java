package io.plumbline.web.portal;

import io.plumbline.campaign.api.When;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A condition on the visitor while it is being typed. */
public class ConditionRow implements Serializable {

    private String countries;
    private String device;
    private String customer;

    public static ConditionRow of(When when) {
        ConditionRow row = new ConditionRow();
        row.countries = String.join(", ", when.country());
        row.device = String.join(",", when.device());
        row.customer = when.newCustomer() == null ? "" : when.newCustomer().toString();
        return row;
    }

    public When when() {
        return new When(countries == null ? List.of() : split(countries.toUpperCase(Locale.ROOT)), device == null ? List.of() : split(device),
                customer == null || customer.isEmpty() ? null : Boolean.valueOf(customer));
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split("[\\s,;]+")).filter(part -> !part.isBlank()).toList();
    }

    /** Single devices and handhelds; also what another door has set, so that saving here does not widen it. */
    public List<String> getDevices() {
        List<String> devices = new ArrayList<>(List.of("desktop", "mobile", "tablet", "mobile,tablet", "other"));
        if (device != null && !device.isEmpty() && !devices.contains(device)) {
            devices.add(device);
        }
        return devices;
    }

    public String deviceWords(String devices) {
        return split(devices).stream().map(one -> Words.orElse("device." + one, one)).collect(Collectors.joining(", "));
    }

    /** In words; empty for everybody. */
    public static String spoken(When when) {
        StringBuilder words = new StringBuilder();
        if (!when.country().isEmpty()) {
            words.append(Words.of("when.country", String.join(", ", when.country())));
        }
        if (!when.device().isEmpty()) {
            words.append(words.isEmpty() ? "" : " · ").append(String.join(", ", when.device().stream().map(d -> Words.orElse("device." + d, d)).toList()));
        }
        if (when.newCustomer() != null) {
            words.append(words.isEmpty() ? "" : " · ").append(Words.of(when.newCustomer() ? "when.new" : "when.known"));
        }
        return words.toString();
    }

    public String getCountries() {
        return countries;
    }

    public void setCountries(String countries) {
        this.countries = countries;
    }

    public String getDevice() {
        return device;
    }

    public void setDevice(String device) {
        this.device = device;
    }

    public String getCustomer() {
        return customer;
    }

    public void setCustomer(String customer) {
        this.customer = customer;
    }
}
