package io.plumbline.reporting.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.util.UUID;

/**
 * What customers are worth: BG/NBD (Fader, Hardie, Lee 2005) or Pareto/NBD (Schmittlein, Morrison, Colombo 1987) for how often they come back,
 * gamma-gamma (Fader, Hardie 2013) for what they spend. A customer's purchases of one day are one; the first starts the clock and is no repeat.
 */
public interface CustomerValues {

    /** @return the id of a model that is fitted in the background */
    UUID start(ValueOrder order);

    /** The same order, as known when the first one was started: equal digits, whatever has been stored since. */
    UUID repeat(UUID id);

    /** @throws io.plumbline.shared.NotFound when there is no such model */
    ValueModel get(UUID id);

    /** Newest first. @param advertiserId null for all */
    Page<ValueModel> list(UUID advertiserId, PageRequest page);

    /**
     * Best customers first, by what the model expected of their next year.
     *
     * @param customer only this one; null for all
     * @throws io.plumbline.shared.Conflict while the model is not completed
     */
    Page<CustomerForecast> customers(UUID id, ValueSettings settings, String customer, PageRequest page);

    /** The first hundred thousand customers as rows. */
    Grid grid(UUID id, ValueSettings settings);

    ChannelValues channels(UUID id, ValueSettings settings);
}
