package io.plumbline.tracking.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Messages about leads from outside. Each is believed by its signature only, and counts once however often it is sent. */
public interface LeadHooks {

    /** @param secret null for one made by chance */
    record Draft(UUID advertiserId, UUID campaignId, String name, LeadHook.Kind kind, Map<String, String> mapping, String goal, boolean active, String secret)
            implements Serializable {
    }

    /** @param secret told this once; what is kept is sealed */
    record Made(LeadHook hook, String secret) implements Serializable {
    }

    /** Marketers. */
    Made add(Draft draft);

    /** Marketers. Advertiser and kind stay; a secret is renewed where one is given. @param expectedVersion version the caller saw, or null not to check */
    LeadHook amend(UUID id, Long expectedVersion, Draft draft);

    /** Marketers: the messages it brought stay. */
    void remove(UUID id);

    /** Staff. */
    LeadHook get(UUID id);

    /** Staff, newest first. */
    Page<LeadHook> list(UUID advertiserId, PageRequest page);

    /**
     * @param method, url as they were called, for signatures that hold them
     * @param header      value of a header by its name, or null
     * @param settling    told of the clicks that a believed message names before any of it is looked at: they may still be on their way
     */
    record Call(String key, String method, String url, UnaryOperator<String> header, byte[] body, Consumer<List<String>> settling) {
    }

    /** @param refused one entry for each event that was not taken, with its place in the message and why */
    record Answer(int status, String outcome, int accepted, int repeated, List<Refused> refused) {
    }

    record Refused(int index, String code, String detail) implements Serializable {
    }

    /** Asks no role: the signature does. Events that are refused stop no others. */
    Answer receive(Call call);

    /** The answer to Meta's question whether we are who was meant; null when we are not. Asks no role. */
    String verify(String key, String mode, String token, String challenge);

    /** What came, without what it said about anybody. */
    record Received(UUID id, Instant at, int status, String outcome, int accepted, int repeated, int refused, String detail) implements Serializable {
    }

    /** Staff, newest first. */
    Page<Received> calls(UUID hookId, PageRequest page);

    /** What would be read out of a message; nothing is kept, no signature is asked. Staff. @throws io.plumbline.shared.Invalid code {@code json-malformed} */
    List<Map<String, String>> tryOut(LeadHook.Kind kind, Map<String, String> mapping, String message);
}
