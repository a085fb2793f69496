package io.plumbline.web.portal.access;

import io.plumbline.campaign.api.User;
import io.plumbline.campaign.api.UserDraft;
import io.plumbline.campaign.api.Users;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Role;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/** A person who signs in: who it is, what the person may do, and what the person is confined to. */
@Named
@ViewScoped
public class UserEditView implements Serializable {

    @Inject
    private transient Users users;
    @Inject
    private transient HttpServletRequest request;

    private UUID id;
    private Long version;
    private String login;
    private String displayName;
    private String password;
    private Role role = Role.MARKETER;
    private UUID advertiserId;
    private UUID partnerId;
    private boolean active = true;

    @PostConstruct
    void read() {
        if (request.getParameter("id") == null) {
            return;
        }
        User user = users.get(Ids.parse("user", request.getParameter("id")));
        id = user.id();
        version = user.version();
        login = user.login();
        displayName = user.displayName();
        role = user.role();
        advertiserId = user.advertiserId();
        partnerId = user.partnerId();
        active = user.active();
    }

    public String save() {
        UserDraft draft = new UserDraft(login, displayName, password, role, advertiserId, partnerId, active);
        if (id == null) {
            users.add(draft);
        } else {
            users.amend(id, version, draft);
        }
        return "/app/users/list.xhtml?faces-redirect=true";
    }

    public boolean isNew() {
        return id == null;
    }

    public List<Role> getRoles() {
        return List.of(Role.values());
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login;
    }

    public String getDisplayName() {
        return displayName;
    }

    public void setDisplayName(String displayName) {
        this.displayName = displayName;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public Role getRole() {
        return role;
    }

    public void setRole(Role role) {
        this.role = role;
    }

    public UUID getAdvertiserId() {
        return advertiserId;
    }

    public void setAdvertiserId(UUID advertiserId) {
        this.advertiserId = advertiserId;
    }

    public UUID getPartnerId() {
        return partnerId;
    }

    public void setPartnerId(UUID partnerId) {
        this.partnerId = partnerId;
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }
}
