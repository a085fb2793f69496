package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.ApiKey;
import io.plumbline.campaign.api.ApiKeys;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A partner's keys. A new one is shown on the page that made it, and never again. */
@Named
@ViewScoped
public class OwnKeyListView implements Serializable {

    @Inject
    private transient ApiKeys keys;

    private String name;
    private String plain;

    public List<ApiKey> getRows() {
        return new ArrayList<>(keys.own());
    }

    public void issue() {
        plain = keys.issueOwn(name).plain();
        name = null;
    }

    public void revoke(UUID id) {
        keys.revokeOwn(id);
        plain = null;
    }

    public String getPlain() {
        return plain;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
