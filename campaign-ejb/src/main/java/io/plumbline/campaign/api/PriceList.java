package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a partner earns in a campaign, as far as it is certain before anything has happened.
 *
 * @param until    exclusive; null while nothing follows
 * @param currency the partner's
 * @param clicks   what pays for clicks; the first that fits applies
 * @param least    the least that a click or a result of one may bring, minor units; null when none brings anything
 */
public record PriceList(UUID campaignId, UUID partnerId, Instant from, Instant until, String currency, List<ClickPrice> clicks, Long least) implements Serializable {

    /**
     * @param country, device, sub what it asks of the click; empty asks nothing
     * @param price   null when it is not known before the month is reckoned: tiers, prices finer than a minor unit, foreign currency
     */
    public record ClickPrice(List<String> country, List<String> device, Map<String, List<String>> sub, Money price) implements Serializable {

        boolean fits(String visitorCountry, String visitorDevice, List<String> subs) {
            return fits(country, visitorCountry) && fits(device, visitorDevice)
                    && sub.entrySet().stream().allMatch(asked -> fits(asked.getValue(), sub(asked.getKey(), subs)));
        }

        private static boolean fits(List<String> asked, String known) {
            return asked.isEmpty() || known != null && asked.contains(known);
        }

        private static String sub(String name, List<String> subs) {
            int at = Integer.parseInt(name.substring("sub".length())) - 1;
            return at < subs.size() ? subs.get(at) : null;
        }
    }

    public PriceList {
        clicks = List.copyOf(clicks);
    }

    public boolean covers(Instant at) {
        return !at.isBefore(from) && (until == null || at.isBefore(until));
    }

    /**
     * @param subs {@code sub1} first; shorter or with nulls where unknown
     * @return what a unique click earns, zero when nothing pays for it; empty when that is known only later
     */
    public Optional<Money> ofClick(String country, String device, List<String> subs) {
        return clicks.stream().filter(price -> price.fits(country, device, subs)).findFirst()
                .map(fitting -> Optional.ofNullable(fitting.price())).orElse(Optional.of(Money.zero(currency)));
    }
}
