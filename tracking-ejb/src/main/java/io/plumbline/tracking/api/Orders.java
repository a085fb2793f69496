package io.plumbline.tracking.api;

import io.plumbline.shared.Money;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/** What shops know of their orders, and what follows from it for conversions. Orders meet conversions by the transaction id within the advertiser. */
public interface Orders {

    /** Proposals that {@link #apply} carries out at once. */
    int MOST_AT_ONCE = 1000;

    /**
     * What an order brings.
     *
     * @param fresh  whether it is new or says something new
     * @param action {@code approve, reject, correct, reverse, none}, or {@code differing} and {@code unattributed}
     * @param worth  of the conversion before; of the order where there is none
     * @param change of the conversion's worth that counts: a rejected sale counts for nothing
     */
    record Placed(boolean fresh, String action, String code, Money worth, Money change) implements Serializable {
    }

    /** In the caller's transaction; carried out at once where the advertiser's policy says so. */
    List<Placed> put(List<OrderEntry> orders);

    /** @param match one of {@link ShopOrder#match}, or null for all. @param orderId or null */
    Page<ShopOrder> list(UUID advertiserId, String match, String orderId, PageRequest page);

    /** Money and numbers of what would be done. @param action see {@link Placed} */
    record Sum(String action, String code, String currency, long orders, Money worth, Money change) implements Serializable {
    }

    /** All that applying would do now, by what it would do; besides, what needs a person and what has no conversion. */
    List<Sum> preview(UUID advertiserId);

    /** The same of a file that was imported as a dry run. */
    List<Sum> previewOf(UUID importId);

    /** For imports: keeps the sums of a dry run. */
    void keep(UUID importId, List<Sum> sums);

    /** @param differing left as they are, because somebody has changed the conversion meanwhile or has to look at it */
    record Applied(int applied, int differing, boolean more) implements Serializable {
    }

    /** Carries out at most {@link #MOST_AT_ONCE} proposals, each by itself; asked again it goes on, and when nothing is left it changes nothing. */
    Applied apply(UUID advertiserId);
}
