package io.plumbline.campaign.persistence;

import jakarta.persistence.EntityManager;

/** A setting of the workspace that is on or off; off until somebody turns it on. */
public record Switch(EntityManager em, String key) {

    private static final String ON = "yes";
    private static final String OFF = "no";

    public boolean isOn() {
        return em.createNativeQuery("select setting_value from campaign.setting where setting_key = :key", String.class).setParameter("key", key).getResultList().contains(ON);
    }

    public void turn(boolean on) {
        em.createNativeQuery("insert into campaign.setting (setting_key, setting_value) values (:key, :off) on conflict do nothing").setParameter("key", key).setParameter("off", OFF)
                .executeUpdate();
        em.createNativeQuery("update campaign.setting set setting_value = :value where setting_key = :key").setParameter("value", on ? ON : OFF).setParameter("key", key).executeUpdate();
    }
}
