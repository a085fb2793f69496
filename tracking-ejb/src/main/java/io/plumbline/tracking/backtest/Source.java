package io.plumbline.tracking.backtest;

import io.plumbline.campaign.api.Trials.Tried;
import java.util.List;

/** Stored results of one kind, in the order in which they arrived. */
interface Source {

    long count();

    /** @return the next ones; empty when there are no more */
    List<Tried> next();
}
