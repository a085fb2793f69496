package io.plumbline.web.api.click;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.Click;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A click as integrations see it; address and browser of the visitor stay inside. */
@JsonInclude
public record ClickItem(UUID id, Instant time, UUID advertiser, UUID campaign, UUID link, UUID partner, UUID destination, String url,
        String verdict, String reason, boolean unique, String country, String device, String os, String browser, String channel,
        String creative, String placement, String keyword, String source, String externalId, String sub1, String sub2, String sub3,
        String sub4, String sub5, String sub6, String sub7, String sub8, String sub9, String sub10, Map<String, String> params,
        Money payout, List<String> reasons, Integer rules) {

    static ClickItem of(Click click) {
        List<String> subs = click.subs();
        return new ClickItem(click.id(), click.time(), click.advertiserId(), click.campaignId(), click.linkId(), click.partnerId(),
                click.destinationId(), click.url(), click.verdict(), click.reason(), click.unique(), click.country(), click.device(),
                click.os(), click.browser(), click.channel(), click.creative(), click.placement(), click.keyword(), click.source(),
                click.externalId(), sub(subs, 1), sub(subs, 2), sub(subs, 3), sub(subs, 4), sub(subs, 5), sub(subs, 6), sub(subs, 7),
                sub(subs, 8), sub(subs, 9), sub(subs, 10), click.params(), click.payout(), click.reasons(), click.rules());
    }

    private static String sub(List<String> subs, int number) {
        return subs == null || subs.size() < number ? null : subs.get(number - 1);
    }
}
