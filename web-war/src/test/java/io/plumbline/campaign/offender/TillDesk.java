package io.plumbline.campaign.offender;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;

/** Breaks on purpose: takes money out and notes nothing. */
@Stateless
public class TillDesk {

    EntityManager em;

    public void empty() {
        quietly();
    }

    private void quietly() {
        em.createNativeQuery("delete from campaign.ledger_posting").executeUpdate();
    }
}
