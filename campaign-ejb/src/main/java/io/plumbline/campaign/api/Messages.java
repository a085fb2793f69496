package io.plumbline.campaign.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What partners and staff say to each other. A partner has one conversation, its own; staff has one with each. */
public interface Messages {

    /** A conversation. @param unread words of the partner that nobody of staff has read */
    record Thread(UUID partnerId, String partner, Instant lastAt, long unread) implements Serializable {
    }

    /** @param partnerId whom staff writes to; of no effect for a partner. Writing is for partners, marketers and finance */
    Message say(UUID partnerId, String text);

    /** Newest first, and from now on read. @param partnerId as in {@link #say} */
    Page<Message> with(UUID partnerId, PageRequest page);

    /** Staff: those that were said something in, the latest first, at most 500. */
    List<Thread> threads();

    /** Words and announcements that the caller has not read. */
    long unread();

    /** Marketers. */
    Announcement announce(Announcement.Draft draft);

    /** Marketers: partners see it no more. */
    Announcement withdraw(UUID announcementId);

    /** Newest first, at most 200: what the partner may read, or for staff all. */
    List<Announcement> announcements();

    /** By the partner's person who asks. */
    void read(UUID announcementId);
}
