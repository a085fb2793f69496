package io.plumbline.campaign.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Names of what the caller may see, without the things themselves: for choosers, and for pages that say what an id stands for. Partners are told of links of theirs only, and
 * choose among those that work.
 */
public interface Choices {

    /** More than these nobody picks by eye: a person types a part of the name instead. */
    int BY_EYE = 200;

    enum Of {
        ADVERTISER, CAMPAIGN, PARTNER, LINK
    }

    /**
     * By name, ignoring case; those that begin with the text come before those that hold it. Links are found by their key, too.
     *
     * @param text null or blank for any
     * @param most no more than these, and never more than one above {@link #BY_EYE}
     */
    List<Choice> like(Of of, String text, int most);

    /** @param ids at most a page's; those that are not there, or not the caller's to see, are left out */
    Map<UUID, String> names(Of of, Collection<UUID> ids);

    /** How many there are, however many nobody could pick from. */
    long count(Of of);
}
