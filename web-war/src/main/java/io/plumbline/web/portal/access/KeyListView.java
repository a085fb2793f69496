package io.plumbline.web.portal.access;

import io.plumbline.campaign.api.ApiKey;
import io.plumbline.campaign.api.ApiKeys;
import io.plumbline.shared.Role;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

/** Keys of integrations. A new one is shown on the page that made it, and never again. */
@Named
@ViewScoped
public class KeyListView implements Serializable {

    @Inject
    private transient ApiKeys keys;

    private String name;
    private Role scope = Role.MARKETER;
    private UUID advertiserId;
    private String plain;

    public List<ApiKey> getRows() {
        return keys.list();
    }

    public void issue() {
        plain = keys.issue(name, EnumSet.of(scope), advertiserId).plain();
        name = null;
    }

    public void revoke(UUID id) {
        keys.revoke(id);
        plain = null;
    }

    public List<Role> getScopes() {
        return List.of(Role.ADMIN, Role.MARKETER, Role.ANALYST, Role.FINANCE, Role.APPROVER);
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

    public Role getScope() {
        return scope;
    }

    public void setScope(Role scope) {
        this.scope = scope;
    }

    public UUID getAdvertiserId() {
        return advertiserId;
    }

    public void setAdvertiserId(UUID advertiserId) {
        this.advertiserId = advertiserId;
    }
}
