package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/**
 * The legal entity that pays partners.
 *
 * @param version    0 while nobody has filled it in; not looked at in what is given
 * @param vatPercent standard rate at home, such as 19
 * @param timeZone   its day is the day of issue
 * @param iban       answered as {@code DE••••3000}, taken whole; given back as answered, the account stays
 * @param language   of statements: en or de
 * @param thresholds least balance to pay where the partner has none of its own, one a currency
 */
public record Payer(Long version, String legalName, String street, String postalCode, String city, String country, String vatId, BigDecimal vatPercent,
        String timeZone, String iban, String bic, String language, List<Money> thresholds) implements Serializable {
}
