package io.plumbline.web.portal.agreement;

import io.plumbline.campaign.api.RateWhen;
import io.plumbline.campaign.api.When;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Conditions on the result itself while they are being typed: lists are parted by commas, sub-ids written {@code sub1=blog}. */
public class ResultRow implements Serializable {

    private String skus;
    private String categories;
    private String coupons;
    private String groups;
    private String subs;
    private Integer repeatMonths;
    private Integer renewals;

    static ResultRow of(RateWhen when) {
        ResultRow row = new ResultRow();
        row.skus = String.join(", ", when.sku());
        row.categories = String.join(", ", when.category());
        row.coupons = String.join(", ", when.coupon());
        row.groups = String.join(", ", when.group());
        row.subs = new TreeMap<>(when.sub()).entrySet().stream().flatMap(sub -> sub.getValue().stream().map(value -> sub.getKey() + "=" + value))
                .collect(Collectors.joining(", "));
        row.repeatMonths = when.repeatWithinMonths();
        row.renewals = when.renewals();
        return row;
    }

    RateWhen with(When visitor) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        for (String one : split(subs)) {
            int at = one.indexOf('=');
            byName.computeIfAbsent(at < 0 ? one : one.substring(0, at).strip(), name -> new ArrayList<>()).add(at < 0 ? "" : one.substring(at + 1).strip());
        }
        return new RateWhen(visitor.country(), visitor.device(), visitor.newCustomer(), split(skus), split(categories), split(coupons), split(groups), byName,
                repeatMonths, renewals);
    }

    boolean isGiven() {
        return !split(skus).isEmpty() || !split(categories).isEmpty() || !split(coupons).isEmpty() || !split(groups).isEmpty() || !split(subs).isEmpty()
                || repeatMonths != null || renewals != null;
    }

    private static List<String> split(String text) {
        return text == null ? List.of() : Arrays.stream(text.split(",")).map(String::strip).filter(part -> !part.isEmpty()).toList();
    }

    public String getSkus() {
        return skus;
    }

    public void setSkus(String skus) {
        this.skus = skus;
    }

    public String getCategories() {
        return categories;
    }

    public void setCategories(String categories) {
        this.categories = categories;
    }

    public String getCoupons() {
        return coupons;
    }

    public void setCoupons(String coupons) {
        this.coupons = coupons;
    }

    public String getGroups() {
        return groups;
    }

    public void setGroups(String groups) {
        this.groups = groups;
    }

    public String getSubs() {
        return subs;
    }

    public void setSubs(String subs) {
        this.subs = subs;
    }

    public Integer getRepeatMonths() {
        return repeatMonths;
    }

    public Integer getRenewals() {
        return renewals;
    }

    public void setRenewals(Integer renewals) {
        this.renewals = renewals;
    }

    public void setRepeatMonths(Integer repeatMonths) {
        this.repeatMonths = repeatMonths;
    }
}
