package io.plumbline.web.api;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What may be asked by query parameters, for the description of the interface: the endpoints read them themselves. */
final class AskedByAddress {

    private static final String EVENTS = "(events)";
    private static final String PAGED = "(paged)";
    private static final String OPERATIONS = """
            GET /advertisers text (paged)
            GET /agreements campaign partner (paged)
            GET /agreements/back-tests proposal (paged)
            GET /agreements/proposals campaign partner state (paged)
            GET /agreements/terms campaign partner at
            GET /applications status text (paged)
            POST /attribution/evaluate/export format
            POST /attribution/export format
            GET /audit-trail subjectType subject actor from to (paged)
            GET /audit/runs limit
            GET /budgets advertiser
            GET /campaigns advertiser status text (paged)
            GET /caps subject subjectId (paged)
            GET /clicks (events) (paged)
            POST /cohorts/export format
            GET /conversions (events) (paged)
            GET /conversions/{id}/attribution/export format
            GET /costs (events) (paged)
            GET /coupons advertiser campaign partner text (paged)
            GET /creatives advertiser campaign kind show text (paged)
            GET /creatives/storage advertiser
            GET /creatives/{id}/code link
            POST /creatives/{id}/files alt headline text callToAction sponsor
            GET /deliveries rule state advertiser campaign partner conversion from to (paged)
            GET /destination-health link state (paged)
            GET /experiments advertiser link status verdict (paged)
            POST /experiments/evaluate/export format
            POST /experiments/peek/export format
            POST /experiments/plan/export format
            GET /experiments/{id}/readout through asOf
            GET /experiments/{id}/readout/export format through asOf
            GET /fx-rates limit
            GET /goals advertiser (paged)
            GET /imports (paged)
            POST /imports/{kind} advertiserId goal currency fileName dryRun mapping
            GET /inquiries partner status overdue (paged)
            POST /journeys/export format table
            GET /landing-pages advertiser campaign text (paged)
            GET /landing-pages/{id}/figures from to
            GET /lead-hooks advertiser (paged)
            GET /lead-hooks/{id}/calls (paged)
            GET /lead-policy advertiser campaign
            GET /leads (events) each source optIn questions (paged)
            GET /leads/funnel advertiser campaign from to
            POST /leads/list campaign goal consent
            GET /leads/unmapped advertiser
            GET /ledger/adjustments state (paged)
            GET /ledger/export month from to advertiser
            GET /ledger/export/control month from to advertiser
            GET /ledger/export/datev month from to advertiser consultant client firstMonth accountLength currency
            GET /ledger/postings account from to (paged)
            GET /ledger/trial-balance date recordedBy advertiser
            GET /links campaign partner status text (paged)
            GET /links/{id}/qr.png sub1 sub2 sub3 sub4 sub5 src
            GET /links/{id}/qr.svg sub1 sub2 sub3 sub4 sub5 src
            GET /messages partner
            GET /model-runs kind advertiser (paged)
            GET /model-runs/{id}/export format
            GET /offers/requests campaign status (paged)
            GET /orders advertiser match orderId (paged)
            GET /orders/preview advertiser import
            GET /partners status text (paged)
            GET /partners/{id}/payee/account currency day
            GET /payout-requests partner (paged)
            GET /payouts (paged)
            GET /postback-rules advertiser campaign partner status (paged)
            GET /postbacks (events) door outcome (paged)
            GET /privacy/policy advertiser
            PUT /privacy/policy advertiser
            GET /programme/terms/acceptances partner
            GET /refunds advertiser state (paged)
            POST /reports/expected/export format table
            POST /reports/export format
            GET /statements partner currency (paged)
            POST /statements/{id}/invoice-files name
            GET /statements/{id}/lines (paged)
            GET /tag-events advertiser type from to (paged)
            POST /traffic/lists/{kind} name licence
            GET /traffic/quality from to
            GET /traffic/trials (paged)
            GET /traffic/trials/{id}/changes (paged)
            GET /validation/auto-approvals advertiser
            GET /validation/policy advertiser
            PUT /validation/policy advertiser
            GET /value/models advertiser (paged)
            GET /value/models/{id}/channels horizon discountRate margin targetRatio
            GET /value/models/{id}/channels/export format horizon discountRate margin targetRatio
            GET /value/models/{id}/customers horizon discountRate margin customer (paged)
            GET /value/models/{id}/export format horizon discountRate margin
            """;

    private AskedByAddress() {
    }

    /** Names by verb and path, {@code GET /campaigns}. */
    static Map<String, List<String>> names() {
        Map<String, List<String>> names = new LinkedHashMap<>();
        OPERATIONS.lines().map(line -> line.split(" ")).forEach(words -> names.put(words[0] + " " + words[1],
                Arrays.stream(words).skip(2).flatMap(AskedByAddress::meant).toList()));
        return names;
    }

    private static Stream<String> meant(String word) {
        return switch (word) {
            case EVENTS -> Arrays.stream(EventQuery.KNOWN);
            case PAGED -> Stream.of("limit", "cursor");
            default -> Stream.of(word);
        };
    }
}
